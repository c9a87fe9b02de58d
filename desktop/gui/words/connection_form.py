"""What a connection's form asks for, in the words of those who run the data, and what is wrong with an answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.data.connection import MAX_NAME, Flaw, NameFlaw
from desktop.core.data.kinds import SignIn, Tls

translate = QCoreApplication.translate

ALSO = {
    "postgresql": "Amazon RDS, Aurora, Azure Database, Cloud SQL, Supabase",
    "mysql": "Amazon RDS, Aurora, Azure Database, Cloud SQL",
    "sqlserver": "Azure SQL, Synapse, Microsoft Fabric",
    "oracle": "Autonomous Database, Exadata",
    "s3": "Amazon S3, MinIO, Ceph, Cloudflare R2, Wasabi",
    "odbc": "Db2, Teradata, SAP HANA, Exasol, Vertica",
}
"""What else is reached in the same way. Products are called so in every language."""

EXAMPLES = {
    "host": "db.example.com",
    "account": "xy12345.eu-central-1",
    "http_path": "/sql/1.0/warehouses/…",
    "endpoint": "https://s3.example.com",
    "url": "https://api.example.com/v2",
    "driver": "/usr/lib/libexampleodbc.so",
    "settings": "Server=db.example.com;Database=sales",
}
"""By field; what they look like is the same in every language."""


def about(kind: str) -> str:
    """What a person may know it by, "" where the title says it."""
    match kind:
        case "https":
            return translate("ConnectionForm", "A service that asks for a key")
        case "other":
            return translate("ConnectionForm", "Any other secret that your code needs")
    return ALSO.get(kind, "")


def label(kind: str, field: str) -> str:
    if kind == "azure-blob" and field == "account":
        return translate("ConnectionForm", "Storage account")
    return {
        "host": translate("ConnectionForm", "Server"),
        "port": translate("ConnectionForm", "Port"),
        "database": translate("ConnectionForm", "Database"),
        "service": translate("ConnectionForm", "Service name"),
        "user": translate("ConnectionForm", "User"),
        "sign_in": translate("ConnectionForm", "Sign-in"),
        "tls": translate("ConnectionForm", "Encryption"),
        "certificates": translate("ConnectionForm", "Certificate of your company"),
        "account": translate("ConnectionForm", "Account"),
        "role": translate("ConnectionForm", "Role"),
        "warehouse": translate("ConnectionForm", "Warehouse"),
        "schema": translate("ConnectionForm", "Schema"),
        "project": translate("ConnectionForm", "Project"),
        "dataset": translate("ConnectionForm", "Dataset"),
        "http_path": translate("ConnectionForm", "HTTP path"),
        "catalog": translate("ConnectionForm", "Catalog"),
        "access_key": translate("ConnectionForm", "Access key ID"),
        "region": translate("ConnectionForm", "Region"),
        "endpoint": translate("ConnectionForm", "Address of the storage"),
        "bucket": translate("ConnectionForm", "Bucket"),
        "container": translate("ConnectionForm", "Container"),
        "url": translate("ConnectionForm", "Address"),
        "header": translate("ConnectionForm", "Header that carries it"),
        "scheme": translate("ConnectionForm", "Word before it"),
        "driver": translate("ConnectionForm", "Driver"),
        "settings": translate("ConnectionForm", "Further settings"),
    }[field]


def optional(text: str) -> str:
    """The label of what may stay empty."""
    return translate("ConnectionForm", "{0} (optional)").format(text)


def hint(field: str) -> str:
    """What helps to answer, "" for nothing."""
    match field:
        case "endpoint":
            return translate("ConnectionForm", "Only for storage that is not Amazon’s.")
        case "driver":
            return translate(
                "ConnectionForm", "As it is called in the environment, or the path of its file there."
            )
        case "settings":
            return translate(
                "ConnectionForm", "Separated by semicolons. No password here: it has its own place below."
            )
    return ""


def flaw(found: Flaw) -> str:
    match found:
        case Flaw.MISSING:
            return translate("ConnectionForm", "This is needed.")
        case Flaw.NOT_A_NUMBER:
            return translate("ConnectionForm", "From 1 to 65535.")
        case Flaw.NOT_ONE_LINE:
            return translate("ConnectionForm", "This has characters in it that cannot be seen. Type it anew.")
        case Flaw.NOT_CERTIFICATES:
            return translate("ConnectionForm", "There is no certificate in this file.")
    return translate("ConnectionForm", "Cais does not know this.")


def name_flaw(found: NameFlaw) -> str:
    match found:
        case NameFlaw.MISSING:
            return translate("ConnectionForm", "Give it a name.")
        case NameFlaw.TAKEN:
            return translate("ConnectionForm", "Another connection has this name.")
        case NameFlaw.RESERVED:
            return translate(
                "ConnectionForm", "This name means something else to database programs. Choose another one."
            )
    return translate(
        "ConnectionForm", "Letters without accents, digits, - and _; a letter first, and {0} at most."
    ).format(MAX_NAME)


def sign_in(choice: SignIn) -> str:
    return {
        SignIn.PASSWORD: translate("ConnectionForm", "Password of this user"),
        SignIn.TICKET: translate("ConnectionForm", "Your Kerberos ticket"),
        SignIn.KINIT: translate("ConnectionForm", "Kerberos password"),
    }[choice]


def tls(choice: Tls) -> str:
    return {
        Tls.VERIFIED: translate("ConnectionForm", "Encrypted and verified"),
        Tls.ENCRYPTED: translate("ConnectionForm", "Encrypted, not verified"),
        Tls.OFF: translate("ConnectionForm", "Not encrypted"),
    }[choice]


def tls_doubt(choice: Tls) -> str:
    """What is to be known of it, "" where all is well."""
    match choice:
        case Tls.ENCRYPTED:
            return translate("ConnectionForm", "Somebody between could pose as the server and read along.")
        case Tls.OFF:
            return translate("ConnectionForm", "Anybody on the way can read along, the password included.")
    return ""
