# SPDX-License-Identifier: GPL-3.0-or-later
# The peer that the shared queue is measured against: Celery on a Redis with the same settings, with late
# acknowledgement (a task of a worker that dies is not lost, as here) and with results.
# celery_peer.py [SIMULATOR [nothing|models]]: starts a redis-server of its own and prints tasks a second, for tasks that
# do nothing and, where fal-simulator is given, for tasks that do at the simulator what ours do: upload, submit, status,
# result, download, model on disk.
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit

from celery import Celery

url = os.environ.get("PEER_REDIS", "")
simulator = os.environ.get("PEER_SIMULATOR", "")
app = Celery("celery_peer", broker=url, backend=url)
app.conf.update(task_acks_late=True, worker_prefetch_multiplier=4)

KEY = "11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef"
MODEL = "tripo3d/tripo/v2.5/image-to-3d"
line = None  # one connection per worker process, kept open


def call(method, target, body=None, headers=None):
    global line
    place = urlsplit(target)
    if line is None:
        line = http.client.HTTPConnection(urlsplit(simulator).netloc)
    path = place.path + ("?" + place.query if place.query else "")
    # As ours: a URL at fal's own hosts is one at the simulator.
    line.request(method, path, body, dict(headers or {}, **{"User-Agent": "peer"}))
    answer = line.getresponse()
    content = answer.read()
    if answer.status >= 300:
        raise RuntimeError("%s %s: %d %s" % (method, target, answer.status, content[:200]))
    return content


def keyed(method, target, body=None):
    headers = {"Authorization": "Key " + KEY, "Accept": "application/json"}
    if body is not None:
        headers["Content-Type"] = "application/json"
        body = json.dumps(body)
    return json.loads(call(method, target, body, headers))


def keep(path, content):
    with open(path + ".part", "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.rename(path + ".part", path)


@app.task(name="nothing")
def nothing(body):
    return True


@app.task(name="model")
def model(image, target):
    with open(image, "rb") as file:
        content = file.read()
    places = keyed("POST", "/storage/upload/initiate?storage_type=fal-cdn-v3",
                   {"content_type": "image/png", "file_name": os.path.basename(image)})
    call("PUT", places["upload_url"], content, {"Content-Type": "image/png"})
    ticket = keyed("POST", "/" + MODEL, {"image_url": places["file_url"], "face_limit": 10000, "texture": "standard",
                                         "pbr": False})
    while keyed("GET", ticket["status_url"] + "?logs=1")["status"] != "COMPLETED":
        time.sleep(0.005)
    result = keyed("GET", ticket["response_url"])
    keep(target + ".glb", call("GET", result["model_mesh"]["url"]))
    keep(target + ".png", call("GET", result["rendered_image"]["url"]))
    keep(target + ".json", json.dumps({"request": ticket["request_id"], "result": result}).encode())
    return True


def works(processes):
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "celery_peer", "worker", "-c", str(processes), "--loglevel", "ERROR"],
        env=dict(os.environ, PYTHONPATH=os.path.dirname(os.path.abspath(__file__))),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure(what, processes, task, warm, every):
    worker = works(processes)
    try:
        for each in warm:
            task.delay(*each).get(timeout=60)  # it is up
        begin = time.monotonic()
        results = [task.delay(*each) for each in every]
        for result in results:
            result.get(timeout=600)
        took = time.monotonic() - begin
        print("Celery, %d %s, %d worker process%s: %.0f a second"
              % (len(every), what, processes, "" if processes == 1 else "es", len(every) / took), flush=True)
    finally:
        worker.terminate()
        worker.wait()


def measure_nothing():
    body = {"images": [{"path": "x" * 75, "name": "vase.jpg", "sha256": "a" * 64, "size": 1000000}]}
    for processes in (1, 2):
        measure("tasks that do nothing, submit to end", processes, nothing, [[body]], [[body]] * 5000)


def measure_models():
    from PIL import Image
    with tempfile.TemporaryDirectory() as folder:
        images = [os.path.join(folder, "vase-%d.png" % i) for i in range(8)]
        for i, path in enumerate(images):
            Image.new("RGB", (320, 240), (200, 25 * i, 100)).save(path)
        orders = [[images[i % 8], os.path.join(folder, str(i))] for i in range(1000)]
        for processes in (2, 4, 8):
            measure("models from the simulator, submit to file on disk", processes, model, orders[:8], orders)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    what = sys.argv[2] if len(sys.argv) > 2 else ""
    if url:
        if what != "models":
            measure_nothing()
        if what != "nothing" and simulator:
            measure_models()
        return
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        programs = [subprocess.Popen(
            ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes",
             "--appendfsync", "everysec", "--dir", folder], stdout=subprocess.DEVNULL)]
        environment = dict(os.environ, PEER_REDIS="redis://127.0.0.1:%d/0" % port)
        try:
            if len(sys.argv) > 1:
                programs.append(subprocess.Popen(
                    [sys.argv[1], "--port", "0", "--key", KEY, "--seconds", "0", "--concurrency", "40"],
                    stdout=subprocess.PIPE))
                environment["PEER_SIMULATOR"] = programs[-1].stdout.readline().decode().split()[-1]
            subprocess.run([sys.executable, os.path.abspath(__file__)] + sys.argv[1:], env=environment, check=True)
        finally:
            for program in programs:
                program.terminate()
                program.wait()


if __name__ == "__main__":
    main()
