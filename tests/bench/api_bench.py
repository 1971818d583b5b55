# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the API's speed beside FastAPI's and bare QHttpServer's in one run:
#   python3 tests/bench/api_bench.py build/image2model build/tests/bare_http_server
# They take turns, and the medians count. Needs the packages of packaging/packages-bench.txt.
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib

program, bare_program = sys.argv[1], sys.argv[2]
key = "bench-key"
here = os.path.dirname(os.path.abspath(__file__))
rounds = 5


def png_of(size):
    """A valid PNG of about `size` bytes: one gray row per KiB of noise, stored."""
    side = int(size**0.5)
    raw = b"".join(b"\0" + os.urandom(side) for _ in range(side))

    def chunk(kind, body):
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw, 0)) + chunk(b"IEND", b""))


def memory(pid, field="VmRSS"):
    text = open(f"/proc/{pid}/status").read()
    return int(re.search(field + r":\s+(\d+)", text).group(1)) / 1024


def forget_peak(pid):
    open(f"/proc/{pid}/clear_refs", "w").write("5")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(url, method="GET", body=None):
    request = urllib.request.Request(url, body, {"Authorization": "Bearer " + key, "Content-Type": "application/json"}, method=method)
    return urllib.request.urlopen(request, timeout=30).read()


def wrk(url):
    """Requests a second and the 99th percentile in ms."""
    out = subprocess.run(["wrk", "-t1", "-c32", "-d3s", "--latency", "-H", "Authorization: Bearer " + key, url],
                         capture_output=True, text=True).stdout
    if "Non-2xx" in out:
        sys.exit(out)
    number, unit = re.search(r"99%\s+([\d.]+)(\w+)", out).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def upload(url, files, at_once=1):
    """Seconds until the last answer is there."""
    arguments = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Authorization: Bearer " + key]
    for file in files:
        arguments += ["-F", f"files=@{file};type=image/png"]
    os.sync()  # what others left to write is not this one's cost
    began = time.monotonic()
    clients = [subprocess.Popen(arguments + [url + "/api/v1/upload/batch"], stdout=subprocess.PIPE, text=True) for _ in range(at_once)]
    codes = {client.communicate()[0] for client in clients}
    if not codes <= {"200", "202"}:
        sys.exit(f"upload: {codes}")
    return time.monotonic() - began


with tempfile.TemporaryDirectory() as folder:
    environment = dict(os.environ, API_KEY=key, I2M_RATE_LIMIT_PER_MINUTE="1000000000",
                       I2M_RATE_LIMIT_PER_HOUR="1000000000", I2M_RATE_LIMIT_UPLOADS_PER_MINUTE="1000000")
    environment.pop("FAL_KEY", None)
    ours = subprocess.Popen([program, "serve", "--port", "0", "--json", "--no-worker", "--data-dir", folder + "/ours"],
                            env=environment, stdout=subprocess.PIPE, text=True)
    told = ""
    while not told.endswith("}\n"):
        told += ours.stdout.readline()
    url = json.loads(told)["url"]
    os.mkdir(folder + "/peer")
    port = free_port()
    peer = subprocess.Popen([sys.executable, here + "/api_peer.py", folder + "/peer", str(port), key])
    peer_url = f"http://127.0.0.1:{port}"
    small = folder + "/small.png"
    open(small, "wb").write(png_of(10_000))
    job = json.loads(subprocess.run(["curl", "-s", "-H", "Authorization: Bearer " + key, "-F", f"files=@{small};type=image/png",
                                     url + "/api/v1/upload/batch"], capture_output=True, text=True).stdout)["job_id"]
    status = call(f"{url}/api/v1/status/{job}")
    open(folder + "/status.json", "wb").write(status)
    bare = subprocess.Popen([bare_program, folder + "/status.json"], stdout=subprocess.PIPE, text=True)
    bare_port = bare.stdout.readline().strip()
    for _ in range(100):
        try:
            call(f"{peer_url}/job/{job}", "PUT", status)
            break
        except OSError:
            time.sleep(0.1)
    try:
        print("GET /status/{job}, 32 connections, requests/s and p99:")
        targets = {"image2model": f"{url}/api/v1/status/{job}", "FastAPI": f"{peer_url}/api/v1/status/{job}",
                   "bare QHttpServer": f"http://127.0.0.1:{bare_port}/status"}
        results = {name: [] for name in targets}
        for _ in range(rounds):
            for name, target in targets.items():
                results[name].append(wrk(target))
        for name, measured in results.items():
            rates, p99s = zip(*measured)
            print("  %-18s %9.0f  %.1f ms (%.1f to %.1f)" % (name, statistics.median(rates), statistics.median(p99s), min(p99s), max(p99s)))
        files = []
        for i in range(25):
            files.append(f"{folder}/image{i}.png")
            open(files[-1], "wb").write(png_of(10_000_000))
        print("Upload of 25 x 10 MB, checked and on disk:")
        peers = {"image2model": (url, ours.pid), "FastAPI": (peer_url, peer.pid)}
        before = {name: memory(pid) for name, (_, pid) in peers.items()}
        seconds = {name: [] for name in peers}
        for _ in range(rounds):
            for name, (target, _) in peers.items():
                seconds[name].append(upload(target, files))
        for name, (_, pid) in peers.items():
            print("  %-18s %.2f s (%.2f to %.2f), peak memory %+.0f MB" %
                  (name, statistics.median(seconds[name]), min(seconds[name]), max(seconds[name]), memory(pid, "VmHWM") - before[name]))
        forget_peak(ours.pid)
        before = memory(ours.pid)
        took = upload(url, files, 10)
        print("  %-18s %.2f s for ten at once, peak memory %+.0f MB" % ("image2model", took, memory(ours.pid, "VmHWM") - before))
    finally:
        ended = {}
        for name, process in {"image2model": ours, "FastAPI": peer, "bare QHttpServer": bare}.items():
            process.terminate()
            ended[name] = process.wait()
        if not set(ended.values()) <= {0, -signal.SIGTERM}:
            sys.exit(f"not all ended as they were told: {ended}")
