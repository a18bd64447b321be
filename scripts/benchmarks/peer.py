"""A stub of the Images API as people write them today: FastAPI, Pillow and uvicorn.

It checks what pydantic checks by itself, draws one kind of picture, and keeps those it has drawn.
"""

import base64
import functools
import io
import socket
import sys
import time

import uvicorn
from fastapi import FastAPI, Form, UploadFile
from PIL import Image
from pictures import drawn
from pydantic import BaseModel

app = FastAPI()
rendering = sys.argv[1]


class Generation(BaseModel):
    prompt: str
    model: str = "gpt-image-1"
    size: str = "1024x1024"
    response_format: str = "b64_json"
    n: int = 1


@functools.lru_cache
def picture(prompt, size):
    file = io.BytesIO()
    drawn(prompt, tuple(map(int, size.split("x"))), rendering, False).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def answer(prompt, size, n=1, response_format="b64_json"):
    data = picture(prompt, size)
    item = {"b64_json": data} if response_format == "b64_json" else {"url": f"https://pictures.example/{hash(data)}.png"}
    return {"created": int(time.time()), "data": [item] * n}


@app.get("/v1/models")
def models():
    return {"object": "list", "data": [{"id": "gpt-image-1", "object": "model"}]}


@app.post("/v1/images/generations")
def generations(request: Generation):
    return answer(request.prompt, request.size, request.n, request.response_format)


@app.post("/v1/images/edits")
def edits(image: list[UploadFile], prompt: str = Form(), size: str = Form("1024x1024")):
    for file in image:
        Image.open(file.file).verify()
    return answer(prompt, size)


listener = socket.create_server(("127.0.0.1", 0))
print(f"base_url=http://127.0.0.1:{listener.getsockname()[1]}/v1", flush=True)
uvicorn.run(app, fd=listener.fileno(), log_level="error")
