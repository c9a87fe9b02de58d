"""What this computer is set up with: certificate authorities, proxies."""
