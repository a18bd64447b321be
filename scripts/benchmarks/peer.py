"""A stub of the Images API as people write them today: FastAPI, Pillow and uvicorn.

It checks what pydantic checks by itself, draws one kind of picture, keeps those it has drawn, and waits before each
event of a stream: peer.py RENDERING MILLISECONDS
"""

import asyncio
import base64
import functools
import io
import json
import socket
import sys
import time

import uvicorn
from fastapi import FastAPI, Form, UploadFile
from fastapi.responses import StreamingResponse
from PIL import Image
from pictures import drawn
from pydantic import BaseModel

app = FastAPI()
rendering, pause = sys.argv[1], int(sys.argv[2]) / 1000


class Generation(BaseModel):
    prompt: str
    model: str = "gpt-image-1"
    size: str = "1024x1024"
    response_format: str = "b64_json"
    n: int = 1
    output_format: str = "png"
    output_compression: int = 100
    stream: bool = False
    partial_images: int = 0


@functools.lru_cache
def picture(prompt, size, format="png", quality=100):
    file = io.BytesIO()
    drawn(prompt, tuple(map(int, size.split("x"))), rendering, False).save(file, format, quality=quality)
    return base64.b64encode(file.getvalue()).decode()


def answer(data, n=1, response_format="b64_json"):
    item = {"b64_json": data} if response_format == "b64_json" else {"url": f"https://pictures.example/{hash(data)}.png"}
    return {"created": int(time.time()), "data": [item] * n}


async def events(data, partials):
    for index in range(partials + 1):
        await asyncio.sleep(pause)
        event = {"type": "image_generation.completed", "b64_json": data, "created_at": int(time.time())}
        if index < partials:
            event |= {"type": "image_generation.partial_image", "partial_image_index": index}
        yield f"event: {event['type']}\ndata: {json.dumps(event)}\n\n"


@app.get("/v1/models")
def models():
    return {"object": "list", "data": [{"id": "gpt-image-1", "object": "model"}]}


@app.post("/v1/images/generations")
def generations(request: Generation):
    data = picture(request.prompt, request.size, request.output_format, request.output_compression)
    if request.stream:
        return StreamingResponse(events(data, request.partial_images), media_type="text/event-stream")
    return answer(data, request.n, request.response_format)


@app.post("/v1/images/edits")
def edits(image: list[UploadFile], prompt: str = Form(), size: str = Form("1024x1024")):
    for file in image:
        Image.open(file.file).verify()
    return answer(picture(prompt, size))


listener = socket.create_server(("127.0.0.1", 0))
print(f"base_url=http://127.0.0.1:{listener.getsockname()[1]}/v1", flush=True)
uvicorn.run(app, fd=listener.fileno(), log_level="error")
