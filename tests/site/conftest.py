import pytest
from lxml import html


@pytest.fixture(autouse=True)
def _database(db):
    pass


@pytest.fixture
def read(client):
    """Gets an address, which must answer 200, and gives its HTML as a tree."""

    def read(address: str):
        response = client.get(address)
        assert response.status_code == 200, (response.status_code, address)
        return html.fromstring(response.content)

    return read
