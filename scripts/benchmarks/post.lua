-- Makes wrk send the body that is in BODY.
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer benchmark"
wrk.headers["Content-Type"] = "application/json"
wrk.body = os.getenv("BODY")
