"""What stands in for the servers of images and packages, where IT has such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from desktop.core.engine_plans import Recipe
from desktop.core.environments.bases import rebased
from desktop.core.registries.names import HUB, host, is_plain

PROFILE = "mirrors.R"
"""What R reads, beside the tool's secrets."""

VARIABLES = {
    "pip": ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"),
    "conda": ("CONDA_CHANNEL_ALIAS",),
    "npm": ("NPM_CONFIG_REGISTRY",),
    "cran": ("RENV_CONFIG_REPOS_OVERRIDE",),
}
"""By which programs are told, inside and in builds. pip wants to be told, too, of one without TLS: what signs
in for builds is such, on this computer."""

_R = """\
# The server of packages that IT named, after what the image itself has for every user.
local({{
  own <- file.path(R.home("etc"), "Rprofile.site")
  if (file.exists(own)) sys.source(own, envir = baseenv())
  repositories <- getOption("repos")
  repositories["CRAN"] <- "{0}"
  options(repos = repositories)
  passwords <- Sys.getenv("NETRC")
  if (!isTRUE(file.size("{1}") > 0)) return(invisible())
  if (getRversion() >= "4.6.0") {{
    options(netrc = passwords)
  }} else if (nzchar(Sys.which("curl"))) {{
    options(download.file.method = "curl", download.file.extra = paste("-fL --netrc-file", passwords))
    setHook(packageEvent("utils", "attach"), function(...) {{
      install <- function(..., method = "curl") utils::install.packages(..., method = method)
      attach(list(install.packages = install), name = "tools:cais", warn.conflicts = FALSE)
    }})
  }}
}})
"""
"""R looks for passwords since 4.6, and has curl do so before: where that is said as packages are asked for,
as R takes an option for that alone as no reason to go another way than its own."""

PASSWORDS = "packages.netrc"
"""Beside the tool's secrets: what opens the servers, see `core.start.packages`."""

NPM = "packages.npmrc"
"""The same for npm, which knows no such file but its settings: those for all, before a person's."""

_APT = (
    "RUN for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do "
    '[ ! -w "$file" ] || sed -i -E '
    r"-e 's#https?://(deb|security|ftp[0-9a-z.]*)\.debian\.org#{0}#g' "
    r"-e 's#https?://([a-z.]+\.)?(archive|security|ports)\.ubuntu\.com#{0}#g' "
    '"$file" || exit; done'
)
"""Where the image's user may write. It stays in what is built, where nobody is root who could use it."""

_APT_TRUSTS = (
    "COPY certificates/ /usr/local/share/ca-certificates/cais/\n"
    "RUN [ ! -w /etc/apt/apt.conf.d ] || { "
    "find /usr/local/share/ca-certificates/cais -name '*.crt' -exec cat {} + >/etc/ssl/mirrors.pem && "
    "echo 'Acquire::https::CAInfo \"/etc/ssl/mirrors.pem\";' >/etc/apt/apt.conf.d/90mirrors; }"
)
"""Before the package is there that brings authorities: its own download is encrypted, too."""


@dataclass(frozen=True, slots=True)
class Mirrors:
    """`images` by the server that they stand in for, a folder there perhaps included; `packages` by the
    program that gets them."""

    images: Mapping[str, str] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)

    def image(self, reference: str) -> str:
        """Where this image is downloaded."""
        server = host(reference)
        mirror = self.images.get(server)
        if not mirror or not is_plain(reference):
            return reference
        first, slash, rest = reference.partition("/")
        path = rest if slash and (server != HUB or set(first) & set(".:")) else reference
        official = server == HUB and "/" not in path
        return f"{mirror}/library/{path}" if official else f"{mirror}/{path}"

    def recipe(self, found: Recipe) -> Recipe:
        """The same recipe, built from mirrors. Its tag stays: what comes of it is what it would be."""
        lines = "\n".join(self._lines())
        if not self.images and not lines:
            return found
        text = rebased(found.files["Dockerfile"].decode(), self.image, lines)
        files = {**found.files, "Dockerfile": text.encode()}
        return replace(found, files=files, base=self.image(found.base))

    def _lines(self) -> Iterator[str]:
        """After each of a recipe's bases. Arguments are known to the steps, and to nothing that they make."""
        for name, value in self.variables().items():
            yield f'ARG {name}="{value}"'
        if apt := self.packages.get("apt", "").rstrip("/"):
            if apt.startswith("https:"):
                yield _APT_TRUSTS
            yield _APT.format(apt)

    def variables(self) -> dict[str, str]:
        found = {
            name: self.packages[one]
            for one, names in VARIABLES.items()
            if one in self.packages
            for name in names
        }
        pip = urlsplit(self.packages.get("pip", ""))
        if pip.scheme == "http":
            found["PIP_TRUSTED_HOST"] = pip.netloc
        if "npm" in self.packages:
            # What it says of a package has the whole address of its file, by whatever name it has itself.
            found["NPM_CONFIG_REPLACE_REGISTRY_HOST"] = "always"
        return found

    def inside(self, place: str) -> dict[str, str]:
        """Variables for programs inside, whose `files` lie at this place there."""
        profile = {"R_PROFILE": f"{place}/{PROFILE}"} if "cran" in self.packages else {}
        signs_in = self.packages.get("npm", "").startswith("https://")
        npm = {"NPM_CONFIG_GLOBALCONFIG": f"{place}/{NPM}"} if signs_in else {}
        return {**self.variables(), **profile, **npm}

    def files(self, place: str) -> dict[str, bytes]:
        """What lies there."""
        if "cran" not in self.packages:
            return {}
        return {PROFILE: _R.format(self.packages["cran"], f"{place}/{PASSWORDS}").encode()}


NONE = Mirrors()
