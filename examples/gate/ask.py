"""Asks `edict serve` whether a request may be served and an answer sent. Python's own library is enough."""

import json
import sys
import urllib.error
import urllib.request

URL = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
if not URL.startswith(("http://", "https://")):
    sys.exit("usage: python3 ask.py [URL], where URL is as http://127.0.0.1:8080")


def ask(path, body):
    call = urllib.request.Request(
        URL + path,
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(call, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code != 422:  # 422: it cannot be judged, and is held
            raise
        return json.load(error)
    except urllib.error.URLError as error:
        sys.exit(f"{URL} cannot be asked: {error.reason}")


request = {
    "id": "q-1",
    "modality": "text",
    "collected": [],
    "user": {"registered": True, "agreement_version": None, "age_band": "adult", "in_mainland": True},
}
response = {
    "id": "r-1",
    "modality": "text",
    "text": "Soak them overnight.",
    "refused": False,
    "exported": False,
    "labels": {"explicit": []},
}
for path, body in (
    ("/v1/gate/request", {"request": request}),
    ("/v1/gate/response", {"request": request, "response": response}),
):
    answer = ask(path, body)
    print(path, answer["decision"])
    for rule in answer["rules"]:
        if rule["decides"]:
            print(" ", rule["verdict"], rule["cite"], rule["rule"])
