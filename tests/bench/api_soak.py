# SPDX-License-Identifier: GPL-3.0-or-later
# Minutes of mixed load on one server: uploads, status, event streams, downloads, archives, bad requests, and
# clients that leave. Ends with 1 when memory or descriptors grew, or when an answer was a 500.
#   python3 tests/bench/api_soak.py build/image2model [MINUTES]      (or SOAK_MINUTES; 10)
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from urllib.parse import urlsplit

program = sys.argv[1]
minutes = float(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("SOAK_MINUTES", 10))
most_growth = 6.0  # MB, from the middle of the run to its end
key = "soak-key"
auth = {"Authorization": "Bearer " + key}
here = os.path.dirname(os.path.abspath(__file__))
photos = [open(f"{here}/../../resources/samples/{name}.jpg", "rb").read() for name in ("vase", "mug", "duck")]
answers, failures = Counter(), []
over = threading.Event()


def note(kind, status, expected):
    answers[f"{kind} {status}"] += 1
    if status not in expected:
        failures.append(f"{kind}: {status}")


class Client:
    """A connection that is opened again when the server has closed it."""

    def __init__(self):
        self.connection = None

    def call(self, method, path, body=None, headers=None):
        for attempt in (1, 2):
            if not self.connection:
                self.connection = http.client.HTTPConnection(host, port, timeout=60)
            try:
                self.connection.request(method, path, body, {**auth, **(headers or {})})
                answer = self.connection.getresponse()
                return answer, answer.read()
            except (http.client.HTTPException, OSError):
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise

    def leave(self):
        if self.connection:
            self.connection.close()


def form(images, **fields):
    parts = [f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    for i, image in enumerate(images):
        parts += [f'--B\r\nContent-Disposition: form-data; name="files"; filename="{i}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode(), image, b"\r\n"]
    return b"".join(parts) + b"--B--\r\n", {"Content-Type": "multipart/form-data; boundary=B"}


def upload(client, images, **fields):
    answer, body = client.call("POST", "/api/v1/upload/batch", *form(images, **fields))
    note("upload", answer.status, {202})
    return json.loads(body)["job_id"]


def send_raw(data, read=True):
    """What the server answers to bytes that may be no request."""
    with socket.create_connection((host, port), timeout=30) as connection:
        try:
            connection.sendall(data)
            return connection.recv(4096) if read else b""
        except OSError:
            return b""


def make_models(client):
    """A job from its images to its archive, and away again."""
    job = upload(client, random.sample(photos, 2), options='{"face_limit":1000,"texture_size":512}')
    revision = -1
    while not over.is_set():
        answer, body = client.call("GET", f"/api/v1/status/{job}?wait=5&since={revision}")
        note("long poll", answer.status, {200})
        status = json.loads(body)
        revision = status["revision"]
        if status["counts"]["completed"] + status["counts"]["failed"] == status["counts"]["total"]:
            break
    for what in ("thumbnail", "image"):
        answer, _ = client.call("GET", f"/api/v1/download/{job}/{status['files'][0]['file_id']}/{what}")
        note(what, answer.status, {200})
    answer, body = client.call("GET", f"/api/v1/download/{job}/all")
    note("archive", answer.status, {200, 404})
    answer, _ = client.call("DELETE", f"/api/v1/jobs/{job}?force=true")
    note("delete", answer.status, {200})


def ask_status(client):
    for _ in range(50):
        answer, body = client.call("GET", f"/api/v1/status/{steady}")
        note("status", answer.status, {200})
    answer, _ = client.call("GET", "/metrics")
    note("metrics", answer.status, {200})
    answer, _ = client.call("GET", "/api/v1/jobs?limit=20")
    note("jobs", answer.status, {200})


def follow(client):
    """A few streams that come and leave, politely or not."""
    streams = []
    for path in (f"/api/v1/status/stream/{steady}", "/api/v1/events", f"/api/v1/status/stream/{waiting}") * 2:
        stream = socket.create_connection((host, port), timeout=30)
        stream.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {key}\r\n\r\n".encode())
        note("stream", int(stream.recv(512)[9:12]), {200})
        streams.append(stream)
    over.wait(random.uniform(0.1, 2))
    for stream in streams:
        if random.random() < 0.5:
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # a reset
        stream.close()


def download(client):
    path = f"/api/v1/download/{steady}/{steady_file}/model"
    answer, _ = client.call("GET", path)
    note("model", answer.status, {200})
    answer, _ = client.call("GET", path, headers={"Range": "bytes=100-199"})
    note("range", answer.status, {206})
    answer, _ = client.call("HEAD", path)
    note("head", answer.status, {200})
    for cut in (path, f"/api/v1/download/{steady}/all"):
        with socket.create_connection((host, port), timeout=30) as leaver:
            leaver.sendall(f"GET {cut} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {key}\r\n\r\n".encode())
            leaver.recv(1000)
    answers["download cut"] += 2


def misbehave(client):
    head = f"Host: {host}:{port}\r\nAuthorization: Bearer {key}\r\n"
    body, fields = form(photos[:1])
    half = f"POST /api/v1/upload/batch HTTP/1.1\r\n{head}Content-Type: {fields['Content-Type']}\r\nContent-Length: {len(body)}\r\n\r\n"
    for data in (b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\n\r\n",
                 f"POST /api/v1/estimate HTTP/1.1\r\n{head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc".encode(),
                 f"POST /api/v1/estimate HTTP/1.1\r\n{head}Content-Type: application/json\r\nContent-Length: 4\r\n\r\n[[[[".encode(),
                 f"GET /api/v1/status/{'0' * 32} HTTP/1.1\r\n{head}\r\n".encode()):
        status = send_raw(data)[9:12]
        note("bad request", int(status or 0), {400, 404, 414, 421, 431})
    send_raw(half.encode() + body[: len(body) // 2], read=False)
    answers["upload cut"] += 1
    answer, _ = client.call("POST", "/api/v1/upload/batch", *form([b"\xff\xd8\xff no image"]))
    note("bad image", answer.status, {415})
    answer, _ = client.call("GET", "/api/v1/jobs", headers={"Authorization": "Bearer wrong"})
    note("wrong key", answer.status, {401, 429})


def repeat(work, pause):
    client = Client()
    while not over.is_set():
        try:
            work(client)
        except Exception as trouble:
            failures.append(f"{work.__name__}: {trouble!r}")
        over.wait(pause)
    client.leave()


def memory():
    return int(re.search(r"RssAnon:\s+(\d+)", open(f"/proc/{server.pid}/status").read()).group(1)) / 1024


def descriptors():
    """Files, sockets and pipes. A pool's threads, which come and go, have an eventfd each."""
    count = 0
    for entry in os.scandir(f"/proc/{server.pid}/fd"):
        try:
            count += "eventfd" not in os.readlink(entry.path)
        except FileNotFoundError:
            pass  # closed meanwhile
    return count


def rest():
    """Descriptors when all clients have gone."""
    least = descriptors()
    for _ in range(200):
        time.sleep(0.1)
        least = min(least, descriptors())
    return least


with tempfile.TemporaryDirectory() as folder:
    environment = dict(os.environ, API_KEY=key, I2M_RATE_LIMIT_PER_MINUTE="1000000000", I2M_API_STREAMS_PER_KEY="100",
                       I2M_RATE_LIMIT_PER_HOUR="1000000000", I2M_RATE_LIMIT_UPLOADS_PER_MINUTE="1000000")
    environment.pop("FAL_KEY", None)
    server = subprocess.Popen([program, "serve", "--port", "0", "--json", "--data-dir", folder], env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told = ""
    while not told.endswith("}\n"):
        told += server.stdout.readline()
    place = urlsplit(json.loads(told)["url"])
    host, port = place.hostname, place.port
    try:
        first = Client()
        steady = upload(first, photos)
        waiting = upload(first, photos[:1], start="false")
        while True:
            status = json.loads(first.call("GET", f"/api/v1/status/{steady}?wait=5")[1])
            if status["counts"]["completed"] == 3:
                break
        steady_file = status["files"][0]["file_id"]
        first.leave()
        at_rest = rest()
        threads = [threading.Thread(target=repeat, args=each) for each in
                   ((make_models, 1), (make_models, 1.5), (ask_status, 0.1), (follow, 0.1), (follow, 0.3), (download, 0.2), (misbehave, 0.3))]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        # The floor of each of ten parts counts: what is in use for a moment is no growth.
        floors = []
        for part in range(1, 11):
            samples = []
            while time.monotonic() < began + part * minutes * 6:
                samples.append(memory())
                time.sleep(min(0.5, minutes))
            floors.append(min(samples))
            print("%5.1f min: memory %.1f MB (up to %.1f), %d descriptors, %d answers" %
                  (part * minutes / 10, floors[-1], max(samples), descriptors(), sum(answers.values())), flush=True)
        over.set()
        for thread in threads:
            thread.join()
        left = rest()
        growth = statistics.median(floors[7:]) - statistics.median(floors[3:6])
        print("memory %+.1f MB from the middle to the end; descriptors at rest: %d before, %d after" % (growth, at_rest, left))
        print(", ".join(f"{name}: {count}" for name, count in sorted(answers.items())))
        print(f"{len(failures)} failures", *Counter(failures).most_common(10))
    finally:
        over.set()
        server.terminate()
        server.wait()
sys.exit(1 if failures or growth > most_growth or left > at_rest + 2 else 0)
