"""moto's S3 over TLS, in a process of its own, which knows whoever it was told of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from tests.fakes.databases import Authority, free_port

SERVE = """
import sys
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server
host, port, *signed = sys.argv[1:]
app = DomainDispatcherApplication(create_backend_app)
server = make_server(host, int(port), app, threaded=True, ssl_context=tuple(signed))
print("ready", flush=True)
server.serve_forever()
"""


EVERYTHING = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}'


class Storage:
    """Empty, and open to everybody until `lock`."""

    def __init__(self, folder: Path, authority: Authority, host: str) -> None:
        self.port = free_port(host)
        self.url = f"https://{host}:{self.port}"
        self.trusted = folder / "authority.pem"
        signed = authority.sign(folder, host)
        self.trusted.write_bytes(authority.certificate)
        command = [sys.executable, "-c", SERVE, host, str(self.port), *map(str, signed)]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "ready\n"

    def client(self, service: str, key: str = "first", secret: str = "first") -> Any:
        import boto3  # type: ignore[import-untyped]

        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            verify=str(self.trusted),
        )

    def lock(self, policy: str = EVERYTHING) -> tuple[str, str]:
        """The key of somebody who may do this, and its secret; from now on nobody else is let in."""
        people = self.client("iam")
        people.create_user(UserName="maria")
        people.put_user_policy(UserName="maria", PolicyName="all", PolicyDocument=policy)
        key = people.create_access_key(UserName="maria")["AccessKey"]
        requests.post(
            f"{self.url}/moto-api/reset-auth", data=b"0", verify=str(self.trusted), timeout=20
        ).raise_for_status()
        return key["AccessKeyId"], key["SecretAccessKey"]

    def end(self) -> None:
        self._process.terminate()
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()
