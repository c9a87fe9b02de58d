// What a PAC file may call, by the names that Netscape gave them. KNOWN has the names of servers that were looked up;
// one that is missing is asked for by an error, and the script runs again with it. What depends on the time is left out:
// a tool is told of its proxy once.
function dnsResolve(host) {
  if (!(host in KNOWN)) throw new Error("look up " + host);
  return KNOWN[host];
}
function isResolvable(host) { return dnsResolve(host) !== null; }
function myIpAddress() { return dnsResolve(""); }
function isPlainHostName(host) { return host.indexOf(".") < 0 && host.indexOf(":") < 0; }
function dnsDomainIs(host, domain) {
  return host.length >= domain.length && host.substring(host.length - domain.length).toLowerCase() === domain.toLowerCase();
}
function localHostOrDomainIs(host, whole) { return host === whole || whole.lastIndexOf(host + ".", 0) === 0; }
function dnsDomainLevels(host) { return host.split(".").length - 1; }
function convert_addr(address) {
  return address.split(".").reduce(function (sum, part) { return sum * 256 + (part & 255); }, 0);
}
function isInNet(host, pattern, mask) {
  if (host === null) return false;
  var address = /^\d+\.\d+\.\d+\.\d+$/.test(host) ? host : dnsResolve(host);
  if (address === null) return false;
  return (convert_addr(address) & convert_addr(mask)) === (convert_addr(pattern) & convert_addr(mask));
}
function shExpMatch(text, pattern) {
  var escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
  return new RegExp("^" + escaped + "$").test(text);
}
function alert() {}
