# SPDX-License-Identifier: GPL-3.0-or-later
# The peer that the shared queue is measured against: Celery on the same Redis, with late acknowledgement (a task of a
# worker that dies is not lost, as here) and with results, for a task that does nothing.
# celery_peer.py [TASKS]: starts a redis-server of its own, sends the tasks, and prints tasks a second for one worker
# process and for two.
import os
import socket
import subprocess
import sys
import tempfile
import time

from celery import Celery

url = os.environ.get("PEER_REDIS", "")
app = Celery("celery_peer", broker=url, backend=url)
app.conf.update(task_acks_late=True, worker_prefetch_multiplier=4)


@app.task(name="nothing")
def nothing(body):
    return True


def measure(processes, count):
    body = {"images": [{"path": "x" * 75, "name": "vase.jpg", "sha256": "a" * 64, "size": 1000000}]}
    worker = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "celery_peer", "worker", "-c", str(processes), "--loglevel", "ERROR"],
        env=dict(os.environ, PYTHONPATH=os.path.dirname(os.path.abspath(__file__))),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        nothing.delay(body).get(timeout=60)  # it is up
        begin = time.monotonic()
        results = [nothing.delay(body) for _ in range(count)]
        for result in results:
            result.get(timeout=600)
        took = time.monotonic() - begin
        print("Celery, %d tasks that do nothing, submit to end, %d worker process%s: %.0f a second"
              % (count, processes, "" if processes == 1 else "es", count / took), flush=True)
    finally:
        worker.terminate()
        worker.wait()


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    if url:
        for processes in (1, 2):
            measure(processes, count)
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        redis = subprocess.Popen(
            ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes",
             "--appendfsync", "everysec", "--dir", folder], stdout=subprocess.DEVNULL)
        try:
            environment = dict(os.environ, PEER_REDIS="redis://127.0.0.1:%d/0" % port)
            subprocess.run([sys.executable, os.path.abspath(__file__), str(count)], env=environment, check=True)
        finally:
            redis.terminate()
            redis.wait()


if __name__ == "__main__":
    main()
