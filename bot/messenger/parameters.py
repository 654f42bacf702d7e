"""The parameters of a Bot API call, from the four ways in which a client may pass them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.messenger.refusals import bad_request

MOST_FIELDS = 200
MOST_NUMBER = 2**53  # of the ids that the Bot API promises
TRUE_WORDS = {"true", "yes", "1", "t", "y"}


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    body: bytes


@dataclass(frozen=True)
class Parameters:
    """Named values as they came (texts, or values of a JSON body), and the files beside them."""

    values: Mapping[str, object] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether the parameter was passed at all."""
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        """Return the parameter as text, "" when it was not passed."""
        value = self.values.get(name)
        if value is None:
            return ""
        return check_utf8(value if isinstance(value, str) else json.dumps(value))

    def integer(self, name: str, default: int = 0) -> int:
        """Return the parameter as a whole number; `default` when absent, 0 when it is no id."""
        words = self.text(name).strip()
        if not words:
            return default
        try:
            number = int(words)
        except ValueError:
            return 0
        return number if abs(number) < MOST_NUMBER else 0

    def boolean(self, name: str) -> bool:
        """Return the parameter as yes or no; absent means no."""
        return self.text(name).strip().lower() in TRUE_WORDS

    def json(self, name: str) -> object:
        """Return the parameter as a JSON value, None when it was not passed.

        Refuses text that is no JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(check_utf8(value))
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def file(self, name: str) -> Upload | str:
        """Return the file passed under this name, inline or as attach://, or else its file_id."""
        if name in self.uploads:
            return self.uploads[name]
        words = self.text(name)
        attached = words.removeprefix("attach://")
        if attached == words:
            return words
        if attached not in self.uploads:
            raise bad_request(f"there is no {name} in the request")
        return self.uploads[attached]


def check_utf8(words: str) -> str:
    """Return the words; refuse half a surrogate pair, which no encoding can carry."""
    try:
        words.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return words


async def parse_parameters(request: Request) -> Parameters:
    """Read the URL's query and then the body, whose values win over the query's."""
    values: dict[str, object] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _parse_multipart(request, values)
    body = await request.body()
    if not body:
        return Parameters(values)
    if kind == "application/json":
        return Parameters({**values, **_parse_json(body)})
    if kind == "application/x-www-form-urlencoded":
        return Parameters({**values, **_parse_form(body)})
    return Parameters(values)


def _parse_json(body: bytes) -> dict[str, object]:
    try:
        value = json.loads(body)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("JSON object expected")
    return value


def _parse_form(body: bytes) -> dict[str, str]:
    try:
        words = body.decode()
        return dict(parse_qsl(words, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def _parse_multipart(request: Request, values: dict[str, object]) -> Parameters:
    uploads: dict[str, Upload] = {}
    try:
        async with request.form(max_files=10, max_fields=MOST_FIELDS) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = await read_upload(value)
                else:
                    values[name] = value
    except HTTPException as fault:
        if fault.status_code != 400:
            raise
        raise bad_request("can't parse multipart body") from None
    return Parameters(values, uploads)


async def read_upload(file: UploadFile) -> Upload:
    """Return an uploaded part with its whole body."""
    mime = file.content_type or "application/octet-stream"
    return Upload(file.filename or "file", mime, await file.read())
