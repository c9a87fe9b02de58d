# What look.py does, where the drivers are R's. It reads nothing while it computes: who wants no answer any more ends it.

arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[[1]]
slow_s <- as.integer(arguments[[2]])
here <- Sys.getenv("CAIS_SECRETS", "/run/secrets")

out <- stdout()
say <- function(line) {
  cat(enc2utf8(if (is.character(line)) line else jsonlite::toJSON(line, auto_unbox = TRUE, null = "null")), "\n",
      file = out, sep = "")
  flush(out)
}

Sys.setenv(PGCONNECT_TIMEOUT = "10")
source(file.path(here, "cais.R"))
it <- jsonlite::fromJSON(file.path(here, "connections.json"), simplifyVector = FALSE)[[name]]
drivers <- list(postgresql = c("RPostgres", "RPostgreSQL"), redshift = c("RPostgres", "RPostgreSQL"), mysql = "RMariaDB")
has <- vapply(drivers[[it$kind]], requireNamespace, logical(1), quietly = TRUE)
secret <- rawToChar(jsonlite::base64_dec(it$secret))
Encoding(secret) <- "UTF-8"

redacted <- function(error) {
  said <- trimws(conditionMessage(error))
  if (nchar(secret) > 3) gsub(secret, "\u2026", said, fixed = TRUE) else said
}

# These drivers tell no codes: by the words of a server that speaks English.
kind_of <- function(said) {
  if (grepl("permission denied|command denied|access denied", said, ignore.case = TRUE)) "refused"
  else if (grepl("statement timeout|max_statement_time|maximum statement execution", said)) "slow"
  else if (grepl("does not exist|doesn't exist", said)) "gone"
  else "other"
}

open_it <- function() {
  con <- cais$connect(name)
  if (it$kind == "mysql") {
    tryCatch(DBI::dbExecute(con, paste0("SET SESSION max_statement_time=", slow_s)),
             error = function(e) DBI::dbExecute(con, paste0("SET SESSION max_execution_time=", 1000L * slow_s)))
    DBI::dbExecute(con, "SET SESSION TRANSACTION READ ONLY")
  } else {
    DBI::dbExecute(con, paste0("SET statement_timeout = ", 1000L * slow_s))
    # Where the server itself does not know what its bytes mean, it would refuse those that are no UTF-8.
    if (DBI::dbGetQuery(con, "SHOW server_encoding")[[1]] != "SQL_ASCII") {
      DBI::dbExecute(con, "SET client_encoding TO 'UTF8'")
    }
    if (it$kind == "postgresql") DBI::dbExecute(con, "SET default_transaction_read_only = on")
  }
  con
}

answer <- function(con, question) {
  found <- DBI::dbSendQuery(con, question$sql)
  on.exit(DBI::dbClearResult(found))
  rows <- DBI::dbFetch(found, n = question$most + 1L)
  more <- nrow(rows) > question$most
  rows <- utils::head(rows, question$most)
  rows[] <- lapply(rows, function(column) iconv(as.character(column), "UTF-8", "UTF-8", sub = "\ufffd"))
  at_once <- max(1L, 2000L %/% ncol(rows))
  for (first in seq(1L, max(nrow(rows), 1L), by = at_once)) {
    part <- rows[seq_len(nrow(rows)) %in% seq(first, length.out = at_once), , drop = FALSE]
    if (nrow(part)) {
      values <- jsonlite::toJSON(unname(as.matrix(part)), na = "null")
      say(paste0("{\"id\":", question$id, ",\"rows\":", values, "}"))
    }
  }
  say(list(id = question$id, end = TRUE, more = more))
}

if (!any(has)) {
  say(list(error = "driver"))
} else {
  con <- tryCatch(suppressWarnings(open_it()), error = function(e) {
    say(list(error = "unreachable", detail = redacted(e)))
    quit(status = 0)
  })
  say(list(ready = TRUE))
  input <- file("stdin", open = "r", encoding = "UTF-8")
  while (length(line <- readLines(input, n = 1L))) {
    question <- jsonlite::fromJSON(line, simplifyVector = FALSE)
    if (is.null(question$sql)) next
    tryCatch(suppressWarnings(answer(con, question)), error = function(e) {
      said <- redacted(e)
      say(list(id = question$id, error = kind_of(said), detail = said))
    })
  }
}
