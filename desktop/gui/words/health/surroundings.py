"""What is said of disk space, network, policy and keyring."""

from __future__ import annotations

from desktop.gui.words.health.form import Fill, Sentences, Translate

ITEMS = (
    "disk-engine",
    "disk-here",
    "disk-folders",
    "proxy",
    "certificates",
    "registry",
    "packages",
    "policy",
    "policy-ends",
    "policy-needs",
    "policy-ignored",
    "keyring",
)


def titles(translate: Translate) -> dict[str, str]:
    return {
        "disk-engine": translate("Health", "For environments"),
        "disk-here": translate("Health", "For Cais itself"),
        "disk-folders": translate("Health", "For your folders"),
        "proxy": translate("Health", "Proxy"),
        "certificates": translate("Health", "Certificates"),
        "registry": translate("Health", "Source of environments"),
        "packages": translate("Health", "Source of packages"),
        "policy": translate("Health", "Policy"),
        "policy-ends": translate("Health", "End of the policy"),
        "policy-needs": translate("Health", "Versions that the policy needs"),
        "policy-ignored": translate("Health", "Policy that does not count"),
        "keyring": translate("Health", "Keyring"),
    }


def sentences(fill: Fill, translate: Translate) -> Sentences:
    return {
        **_disks(fill, translate),
        **_network(fill, translate),
        **_packages(fill, translate),
        **_policy(fill, translate),
    }


def _disks(fill: Fill, translate: Translate) -> Sentences:
    free = fill.size("free")
    place = fill("place")
    left = (
        translate("Health", "{0} are free at {1}.") if place else translate("Health", "{0} are free inside.")
    )
    left = left.format(free, place)
    room = translate("Health", "Make room before the next download.")
    now = translate("Health", "Make room now: work may be lost.")
    told = {}
    for item in ("disk-engine", "disk-here", "disk-folders"):
        told[f"{item} enough"] = (left, "")
        told[f"{item} little"] = (left, room)
        told[f"{item} full"] = (left, now)
    told["disk-folders none"] = (translate("Health", "Does not apply: no folder is shared yet."), "")
    return told


def _network(fill: Fill, translate: Translate) -> Sentences:
    registry = fill("registry")
    return {
        "proxy none": (translate("Health", "None is set."), ""),
        "proxy used": (translate("Health", "Downloads and tools use {0}.").format(fill("proxy")), ""),
        "proxy password": (
            translate("Health", "{0} has a password, which tools are not given.").format(fill("names")),
            translate("Health", "Ask IT for a proxy that needs none from this computer."),
        ),
        "proxy only-here": (
            translate("Health", "{0} is on this computer alone, where tools cannot reach it.").format(
                fill("names")
            ),
            translate("Health", "Ask IT for an address that tools reach, too."),
        ),
        "proxy script": (
            translate("Health", "The script that decides on proxies cannot be read."),
            translate("Health", "Ask IT to look at the script, and at its address."),
        ),
        "proxy no-address": (
            translate("Health", "{0} is not the address of a proxy.").format(fill("names")),
            translate("Health", "Correct it, or ask IT to."),
        ),
        "certificates some": (
            translate("Health", "Tools trust the {0} authorities that this computer trusts.").format(
                fill("count")
            ),
            "",
        ),
        "certificates none": (
            translate("Health", "No authorities are found that this computer trusts."),
            translate("Health", "Have IT install the system’s certificates."),
        ),
        "registry open": (translate("Health", "{0} answers, without a sign-in.").format(registry), ""),
        "registry signed-in": (
            translate("Health", "{0} answers, and you are signed in.").format(registry),
            "",
        ),
        "registry sign-in": (
            translate("Health", "{0} answers, and wants a sign-in.").format(registry),
            translate("Health", "Start one of its environments and sign in there, or ask IT for an account."),
        ),
        "registry refused": (
            translate("Health", "{0} does not accept the sign-in that is kept for it.").format(registry),
            translate("Health", "Sign in again."),
        ),
        "registry unreachable": (
            translate("Health", "{0} is not reached from here.").format(registry),
            translate("Health", "Check the network, or switch the VPN on, then check again."),
        ),
        "registry wanted": (
            translate("Health", "{0}, which the policy names, is not reached from here.").format(registry),
            translate("Health", "Check the network, or switch the VPN on, then check again."),
        ),
        "registry untrusted": (
            translate("Health", "{0} shows a certificate that this computer does not trust.").format(
                registry
            ),
            translate("Health", "Have IT install the company’s certificate authority."),
        ),
        "registry engine-untrusted": (
            translate(
                "Health", "{0} shows a certificate that this computer trusts, and Docker does not."
            ).format(registry),
            translate("Health", "Have IT add the company’s certificate to Docker, at {0}.").format(
                f"/etc/docker/certs.d/{registry}/ca.crt"
            ),
        ),
        "registry engine-unreachable": (
            translate("Health", "{0} answers this computer, and not Docker.").format(registry),
            translate("Health", "Ask IT to give Docker the proxy that this network needs."),
        ),
        "registry proxy-sign-in": (
            translate("Health", "The proxy on the way to {0} wants a sign-in.").format(registry),
            translate("Health", "Sign in to it in the settings, under “Download servers”."),
        ),
        "registry limited": (
            translate("Health", "{0} answers, and allows no more downloads for now.").format(registry),
            translate("Health", "Try again later."),
        ),
        "registry odd": (
            translate("Health", "Something else answers in the place of {0}.").format(registry),
            translate(
                "Health", "A sign-in page of the network may be in between: open a browser, then check again."
            ),
        ),
        "registry none": (translate("Health", "Does not apply: no environment is downloaded."), ""),
    }


def _packages(fill: Fill, translate: Translate) -> Sentences:
    server = fill("server")
    return {
        "packages open": (translate("Health", "{0} answers, without a sign-in.").format(server), ""),
        "packages signed-in": (
            translate("Health", "{0} answers, and you are signed in.").format(server),
            "",
        ),
        "packages sign-in": (
            translate("Health", "{0} answers, and wants a sign-in.").format(server),
            translate("Health", "Sign in to it in the settings, under “Package servers”."),
        ),
        "packages refused": (
            translate("Health", "{0} does not accept the sign-in that is kept for it.").format(server),
            translate("Health", "Sign in to it again in the settings, under “Package servers”."),
        ),
        "packages no-way": (
            translate("Health", "{0} wants a sign-in that Cais cannot give.").format(server),
            translate("Health", "Ask IT for a server that packages come from without one."),
        ),
        "packages unreachable": (
            translate("Health", "{0}, which the policy names, is not reached from here.").format(server),
            translate("Health", "Check the network, or switch the VPN on, then check again."),
        ),
        "packages untrusted": (
            translate("Health", "{0} shows a certificate that this computer does not trust.").format(server),
            translate("Health", "Have IT install the company’s certificate authority."),
        ),
        "packages proxy-sign-in": (
            translate("Health", "The proxy on the way to {0} wants a sign-in.").format(server),
            translate("Health", "Sign in to it in the settings, under “Download servers”."),
        ),
        "packages none": (
            translate("Health", "Does not apply: no server stands in for the usual ones."),
            "",
        ),
    }


def _policy(fill: Fill, translate: Translate) -> Sentences:
    return {
        "policy none": (translate("Health", "None: nobody manages Cais on this computer."), ""),
        "policy in-force": (
            translate("Health", "Managed by {0}: {1}.").format(fill("whose"), fill("presets")),
            "",
        ),
        "policy broken": (
            translate(
                "Health", "The policy at {1} cannot be relied on ({0}), and nothing new starts."
            ).format(fill("problem"), fill("path")),
            translate("Health", "Hand this report to IT, who can mend the policy."),
        ),
        "policy-ends later": (
            translate("Health", "What {0} requires holds until {1}.").format(fill("whose"), fill("when")),
            "",
        ),
        "policy-ends soon": (
            translate("Health", "What {0} requires expires on {1}. Nothing new starts from then on.").format(
                fill("whose"), fill("when")
            ),
            translate("Health", "Ask {0} for a newer preset before that day.").format(fill("ask")),
        ),
        "policy-needs met": (translate("Health", "Cais and the engine are new enough."), ""),
        "policy-needs app": (
            translate("Health", "{0} needs Cais {1} or newer, and this is {2}. Nothing new starts.").format(
                fill("whose"), fill("wanted"), fill("version")
            ),
            translate("Health", "Have IT update Cais."),
        ),
        "policy-needs engine": (
            translate(
                "Health", "{0} needs an engine of version {1} or newer, and this is {2}. Nothing new starts."
            ).format(fill("whose"), fill("wanted"), fill("version")),
            translate("Health", "Have IT update the engine."),
        ),
        "policy-ignored some": (
            translate("Health", "{0} is passed over: {1}.").format(fill("path"), fill("why")),
            translate("Health", "Ask IT whether it is theirs."),
        ),
        "keyring works": (translate("Health", "A value was kept, read back and forgotten."), ""),
        "keyring problem": (
            translate("Health", "Passwords cannot be kept: {0}.").format(fill("problem")),
            translate("Health", "Unlock the keyring, then try it again."),
        ),
        "keyring not-asked": (translate("Health", "Not tried, as it may ask you to unlock it."), ""),
    }
