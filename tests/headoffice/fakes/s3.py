"""Object storage that speaks S3, in memory: objects, conditions, ranges, lists, multipart uploads."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from html import escape, unescape
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router


class Kept(NamedTuple):
    data: bytes
    at: datetime

    @property
    def etag(self) -> str:
        return f'"{md5(self.data, usedforsecurity=False).hexdigest()}"'


def xml(body: str, status: int = 200) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{body}', status, media_type="application/xml")


class FakeS3:
    """One bucket."""

    def __init__(self) -> None:
        self.objects: dict[str, Kept] = {}
        self.uploads: dict[str, dict[int, bytes]] = {}
        self.calls: list[str] = []

    def router(self) -> Router:
        methods = ["GET", "PUT", "POST", "DELETE", "HEAD"]
        return Router(
            [
                Route("/{bucket}", self.bucket, methods=methods),
                Route("/{bucket}/{key:path}", self.object, methods=methods),
            ]
        )

    async def bucket(self, request: Request) -> Response:
        if request.method == "POST":  # several at once
            keys = re.findall(r"<Key>(.*?)</Key>", (await request.body()).decode())
            for key in keys:
                self.objects.pop(unescape(key), None)
            gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
            return xml(f"<DeleteResult>{gone}</DeleteResult>")
        if request.path_params["bucket"] == "nobucket":
            return xml("<Error><Code>NoSuchBucket</Code></Error>", 404)
        prefix = request.query_params.get("prefix", "")
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(kept.data)}</Size><ETag>{escape(kept.etag)}</ETag><LastModified>{kept.at:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
            for key, kept in sorted(self.objects.items())
            if key.startswith(prefix)
        )
        return xml(f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>")

    async def object(self, request: Request) -> Response:
        key, query = request.path_params["key"], request.query_params
        self.calls.append(
            f"{request.method} {'multipart' if 'uploadId' in query or 'uploads' in query else 'plain'}"
        )
        if not key:
            return await self.bucket(request)
        if "uploads" in query:
            name = f"upload{len(self.uploads)}"
            self.uploads[name] = {}
            return xml(
                f"<InitiateMultipartUploadResult><UploadId>{name}</UploadId></InitiateMultipartUploadResult>"
            )
        if "uploadId" in query:
            return await self._part(request, key)
        if request.method == "PUT":
            if request.headers.get("if-none-match") == "*" and key in self.objects:
                return xml("<Error><Code>PreconditionFailed</Code></Error>", 412)
            self.objects[key] = Kept(await request.body(), datetime.now(UTC))
            return Response(headers={"ETag": self.objects[key].etag})
        if request.method == "DELETE":
            self.objects.pop(key, None)
            return Response(None, 204)
        return self._given(request, key)

    async def _part(self, request: Request, key: str) -> Response:
        upload = request.query_params["uploadId"]
        if request.method == "PUT":
            number = int(request.query_params["partNumber"])
            self.uploads[upload][number] = await request.body()
            return Response(headers={"ETag": f'"{number}"'})
        parts = self.uploads.pop(upload)
        if request.method == "DELETE":
            return Response(None, 204)
        assert all(len(parts[number]) >= 5 << 20 for number in sorted(parts)[:-1]), (
            "S3 takes no small parts but the last"
        )
        self.objects[key] = Kept(b"".join(parts[number] for number in sorted(parts)), datetime.now(UTC))
        return xml(
            f"<CompleteMultipartUploadResult><ETag>{escape(self.objects[key].etag)}</ETag></CompleteMultipartUploadResult>"
        )

    def _given(self, request: Request, key: str) -> Response:
        kept = self.objects.get(key)
        if kept is None:
            return xml("<Error><Code>NoSuchKey</Code></Error>", 404)
        headers = {"ETag": kept.etag, "Last-Modified": format_datetime(kept.at, usegmt=True)}
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers.get("range", ""))
        if request.method == "HEAD":
            return Response(None, 200, {**headers, "Content-Length": str(len(kept.data))})
        if asked:
            start, end = int(asked[1]), min(int(asked[2]) + 1, len(kept.data))
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(kept.data)}"
            return Response(kept.data[start:end], 206, headers)
        return Response(kept.data, 200, headers)
