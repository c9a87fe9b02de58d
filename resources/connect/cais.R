# Data connections of this workspace, by name:
#
#     source("/run/secrets/cais.R")
#     sales <- cais$connect("sales")
#
# Cais lays this beside the secrets at each start. It reads them anew whenever it connects, so that a password that
# was changed meanwhile is the one that is used, and keeps none of them.

cais <- local({
  here <- Sys.getenv("CAIS_SECRETS", "/run/secrets")
  patience_s <- 15 # for a server that takes the call and says nothing
  read_only_postgres <- "-c default_transaction_read_only=on"

  has <- function(package) requireNamespace(package, quietly = TRUE)

  all <- function() {
    if (!has("jsonlite")) stop("this environment lacks jsonlite: install.packages(\"jsonlite\")", call. = FALSE)
    jsonlite::fromJSON(file.path(here, "connections.json"), simplifyVector = FALSE)
  }

  names_of <- function() sort(names(all()))

  told <- function(name) {
    found <- all()
    if (is.null(found[[name]])) {
      known <- if (length(found)) paste(sort(names(found)), collapse = ", ") else "none"
      stop("this workspace has no data connection \"", name, "\"; it has: ", known, call. = FALSE)
    }
    c(found[[name]], name = name)
  }

  secret <- function(it) jsonlite::base64_dec(it$secret)

  password <- function(it) {
    text <- rawToChar(secret(it))
    Encoding(text) <- "UTF-8"
    text
  }

  no_driver <- function(it, package) {
    stop("this environment has no driver for ", it$kind, ", which \"", it$name, "\" needs: add one, for example with ",
         "install.packages(\"", package, "\")", call. = FALSE)
  }

  has_ticket <- function(it) !(is.null(it$sign_in) || it$sign_in == "password")

  # Has Kerberos find what this connection signs in with, here and in programs started from here.
  ticket <- function(it) {
    file <- file.path(here, paste0(it$name, ".krb5cc"))
    Sys.setenv(KRB5_CONFIG = file.path(here, "krb5.conf"), KRB5CCNAME = paste0("FILE:", file))
    if (it$sign_in == "ticket") return(invisible())
    status <- if (nzchar(Sys.which("kinit"))) {
      system2("kinit", c("-c", shQuote(paste0("FILE:", file)), shQuote(it$user)), input = password(it), stdout = FALSE)
    } else if (nzchar(Sys.which("python3"))) {
      code <- "import sys; sys.path.insert(0, sys.argv[1]); import cais; cais.ticket(sys.argv[2])"
      system2("python3", c("-c", shQuote(code), shQuote(here), shQuote(it$name)))
    } else {
      stop("this environment has neither kinit nor Python, which get the ticket for \"", it$name, "\"", call. = FALSE)
    }
    if (status != 0) stop("Kerberos gives no ticket to ", it$user, call. = FALSE)
  }

  postgres <- function(it) {
    mode <- c(verified = "verify-full", encrypted = "require", off = "disable")[[it$tls]]
    if (has("RPostgres")) {
      settings <- list(RPostgres::Postgres(), host = it$host, port = it$port, dbname = it$database, user = it$user,
                       sslmode = mode, connect_timeout = patience_s)
      if (has_ticket(it)) ticket(it) else settings$password <- password(it)
      # Else a ticket is tried for a line of its own, which takes the place of TLS.
      if (it$tls != "off") settings$gssencmode <- "disable"
      if (it$tls == "verified") settings$sslrootcert <- it$certificates
      if (it$reads_only) settings$options <- read_only_postgres
      return(do.call(DBI::dbConnect, settings))
    }
    if (!has("RPostgreSQL")) no_driver(it, "RPostgres")
    # It knows of no TLS, and its library does: by what libpq calls a connection string.
    settings <- c(host = it$host, port = it$port, dbname = it$database, user = it$user, sslmode = mode,
                  connect_timeout = patience_s)
    if (has_ticket(it)) ticket(it) else settings[["password"]] <- password(it)
    if (it$tls != "off") settings[["gssencmode"]] <- "disable"
    if (it$tls == "verified") settings[["sslrootcert"]] <- it$certificates
    if (it$reads_only) settings[["options"]] <- read_only_postgres
    quoted <- gsub("(['\\\\])", "\\\\\\1", settings)
    DBI::dbConnect(RPostgreSQL::PostgreSQL(), dbname = paste0(names(settings), "='", quoted, "'", collapse = " "))
  }

  mysql <- function(it) {
    if (!has("RMariaDB")) no_driver(it, "RMariaDB")
    # By its section in my.cnf, as R has no word for whether the server is verified.
    DBI::dbConnect(RMariaDB::MariaDB(), default.file = file.path(here, "my.cnf"), group = it$name)
  }

  odbc_source <- function(it) {
    if (!has("odbc")) no_driver(it, "odbc")
    if (has_ticket(it)) {
      ticket(it)
      return(DBI::dbConnect(odbc::odbc(), dsn = it$name))
    }
    DBI::dbConnect(odbc::odbc(), dsn = it$name, uid = it$user, pwd = password(it))
  }

  oracle <- function(it) {
    if (!has("ROracle")) no_driver(it, "ROracle")
    DBI::dbConnect(ROracle::Oracle(), username = it$user, password = password(it), dbname = it$name)
  }

  bigquery <- function(it) {
    if (!has("bigrquery")) no_driver(it, "bigrquery")
    bigrquery::bq_auth(path = file.path(here, paste0(it$name, ".google.json")))
    DBI::dbConnect(bigrquery::bigquery(), project = it$project, dataset = it$dataset)
  }

  s3 <- function(it) {
    if (!has("arrow")) no_driver(it, "arrow")
    arrow::S3FileSystem$create(access_key = it$access_key, secret_key = password(it), region = it$region,
                               endpoint_override = if (is.null(it$endpoint)) "" else it$endpoint)
  }

  https <- function(it) {
    if (!has("httr2")) no_driver(it, "httr2")
    value <- trimws(paste(it$scheme, password(it)))
    header <- stats::setNames(list(value), it$header)
    request <- do.call(httr2::req_headers, c(list(httr2::request(it$url)), header, list(.redact = it$header)))
    httr2::req_options(request, cainfo = it$certificates)
  }

  kinds <- list(postgresql = postgres, redshift = postgres, mysql = mysql, sqlserver = odbc_source,
                odbc = odbc_source, oracle = oracle, bigquery = bigquery, s3 = s3, https = https, other = secret)

  # A connection to these data: DBI's for a database, arrow's file system for S3, httr2's request for an HTTPS
  # service, the bytes of another secret.
  connect <- function(name) {
    it <- told(name)
    if (is.null(kinds[[it$kind]])) {
      stop("Cais knows no way to ", it$kind, " from R yet: its files are in ", here, call. = FALSE)
    }
    kinds[[it$kind]](it)
  }

  list(connect = connect, names = names_of)
})
