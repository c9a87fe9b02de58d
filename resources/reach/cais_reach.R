# Signs in as R does, and says each layer as a line of JSON: cais_reach.py, or cais_reach.sh, did those before.

name <- commandArgs(TRUE)[[1]]
here <- "/run/secrets"

say <- function(layer, since, code = NULL, text = "", finding = NULL) {
  quoted <- function(value) encodeString(enc2utf8(gsub("[[:cntrl:]]+", " ", value)), quote = '"')
  parts <- c(layer = quoted(layer), ms = sprintf("%.1f", 1000 * (proc.time()[["elapsed"]] - since)),
             text = quoted(text))
  if (!is.null(code)) parts[["code"]] <- quoted(code)
  if (!is.null(finding)) parts[["finding"]] <- quoted(finding)
  cat("\n{", paste0('"', names(parts), '": ', parts, collapse = ", "), "}\n", sep = "")
  if (!is.null(code)) quit(status = 0)
}

looked <- function(layer, look, finding = NULL) {
  since <- proc.time()[["elapsed"]]
  code <- function(error) if (grepl("no driver for|lacks jsonlite", conditionMessage(error))) "no-driver" else "odd"
  found <- tryCatch(look(), error = function(error) say(layer, since, code(error), redacted(conditionMessage(error))))
  say(layer, since, finding = finding)
  found
}

redacted <- function(text) {
  secret <- tryCatch(rawToChar(jsonlite::base64_dec(
    jsonlite::fromJSON(file.path(here, "connections.json"))[[name]]$secret)), error = function(error) "")
  if (nzchar(secret)) gsub(secret, "...", text, fixed = TRUE) else text
}

source(file.path(here, "cais.R"))
connection <- looked("sign-in", function() suppressWarnings(cais$connect(name)))
if (methods::is(connection, "DBIConnection")) {
  looked("rights", function() NULL, "not-looked")
  ask <- if (grepl("Oracle|OraConnection", class(connection)[[1]])) "select 1 from dual" else "select 1"
  looked("query", function() DBI::dbGetQuery(connection, ask))
  invisible(DBI::dbDisconnect(connection))
}
