# A tool in a few lines, for tests of what surrounds one. It wants its token, or the cookie that it gives for it.
# Its one argument says how it is to behave.
use strict;
use IO::Socket::INET;

my $mode = shift;
open my $secret, '<', '/run/secrets/token' or die "no token: $!\n";
my $token = <$secret>;
my $pass = reverse $token;

my @eaten;
sub eat { push @eaten, ('x' x 1_000_000) . @eaten while 1 }
$SIG{USR1} = \&eat;
$SIG{TERM} = 'IGNORE' if $mode eq 'stubborn';
$SIG{CHLD} = 'IGNORE';

if ($mode eq 'leaving') { print STDERR "nothing left to do here\n"; exit 3 }
if ($mode eq 'hungry') { eat() }
if ($mode eq 'silent') { sleep }
if ($mode eq 'slow') { sleep 2 }

my $server = IO::Socket::INET->new(LocalAddr => '0.0.0.0', LocalPort => 8000, Listen => 16, ReuseAddr => 1)
    or die "no port: $!\n";
while (1) {
    my $caller = $server->accept or next;
    next if fork;
    my $head = '';
    while (my $line = <$caller>) { last if $line =~ /^\r?$/; $head .= $line }
    my ($path) = $head =~ m{^GET (\S+)} or exit;
    my $token_given = $head =~ /^Authorization: token \Q$token\E\r?$/mi;
    my $known = $token_given || $head =~ /^Cookie:.*\bpass=\Q$pass\E/mi;
    my ($status, $body) = $path eq '/ready' || $known ? ('200 OK', 'signed in') : ('403 Forbidden', 'locked');
    kill USR1 => getppid if $path eq '/eat' && $known;
    # As a tool does whose clock is twenty years behind: to anyone else, this cookie is over already.
    my $cookie = $token_given ? "Set-Cookie: pass=$pass; Path=/; HttpOnly; Expires=Mon, 02 Jan 2006 15:04:05 GMT\r\n" : '';
    $body = "<!doctype html><title>Tool</title><p>$body</p>";
    print $caller "HTTP/1.1 $status\r\nContent-Type: text/html\r\n${cookie}Connection: close\r\n",
        'Content-Length: ', length $body, "\r\n\r\n$body";
    exit;
}
