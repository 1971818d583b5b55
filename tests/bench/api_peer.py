# SPDX-License-Identifier: GPL-3.0-or-later
# The peer that the API is measured against: FastAPI and uvicorn doing the same work, with a key, an owner and
# SQLite behind the status, and uploads checked and written to disk.
import hashlib
import io
import json
import os
import sqlite3
import sys
import uuid

import uvicorn
from fastapi import FastAPI, File, Header, HTTPException, UploadFile
from PIL import Image

folder, port, key = sys.argv[1], int(sys.argv[2]), sys.argv[3]
app = FastAPI()
database = sqlite3.connect(os.path.join(folder, "peer.sqlite"))
database.execute("create table if not exists jobs (id text primary key, owner text, body text)")
key_hash = hashlib.sha256(key.encode()).hexdigest()


def owner_of(authorization):
    given = (authorization or "").removeprefix("Bearer ")
    if hashlib.sha256(given.encode()).hexdigest() != key_hash:
        raise HTTPException(401)
    return key_hash[:16]


@app.get("/api/v1/status/{job_id}")
async def status(job_id: str, authorization: str = Header(None)):
    owner = owner_of(authorization)
    row = database.execute("select owner, body from jobs where id = ?", (job_id,)).fetchone()
    if not row:
        raise HTTPException(404)
    if row[0] != owner:
        raise HTTPException(403)
    return json.loads(row[1])


@app.put("/job/{job_id}")
async def put(job_id: str, body: dict):
    database.execute("insert or replace into jobs values (?, ?, ?)", (job_id, key_hash[:16], json.dumps(body)))
    database.commit()
    return {}


@app.post("/api/v1/upload/batch")
async def upload(files: list[UploadFile] = File(...), authorization: str = Header(None)):
    owner_of(authorization)
    for file in files:
        content = await file.read()
        try:
            Image.open(io.BytesIO(content), formats=("JPEG", "PNG")).verify()  # the structure and a PNG's CRCs
        except Exception:
            raise HTTPException(415)
        hashlib.sha256(content).digest()
        with open(os.path.join(folder, uuid.uuid4().hex), "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
    return {"files": len(files)}


uvicorn.run(app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_level="error", access_log=False)
