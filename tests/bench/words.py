"""Words that articles of the memory benchmark are made up from."""


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words(
    "Anna Ben Clara David Edith Felix Greta Hugo Ines Jonas Karin Leon Marta Nils Olga Paul Rosa Simon Tessa Viktor "
    "Amir Bela Chen Dara Emeka Farid Gita Hana Ivo Jun Kofi Lina Mei Noor Omar Priya Rafael Sana Tariq Yuki"
)
LAST = _words(
    "Ander Brand Carl Dahl Ebner Fisk Grün Holm Iver Janos Kessel Lind Moser Nord Olsen Palm Quist Rosen Stein Torv "
    "Ulm Vogt Wahl Ybarr Zorn Abd Baker Castell Duval Ekman Fontan Garc Hadad Ito Jansson Kaplan Leroy Mart Novak Ortiz"
)
PLACES = _words(
    "Bergen Oslo Lisbon Geneva Vienna Madrid Rome Dublin Prague Warsaw Athens Riga Tunis Lima Quito Bogota Nairobi "
    "Accra Dakar Hanoi Manila Osaka Seoul Delhi Perth Toronto Boston Denver Dallas Leeds York Turin Porto Basel Graz"
)
BODIES = (
    "Harbour Board", "Museum", "Water Authority", "University", "Fishing Council", "Railway", "Health Agency",
    "Development Bank", "Football Club", "Energy Commission", "Opera", "Farmers’ Union",
)  # fmt: skip
_HEADS = _words("bridge library tunnel ferry dam stadium mill tower garden archive clinic school market canal theatre")
_KINDS = _words(
    "old new northern southern stone river village summer winter state royal public private glass copper salt paper "
    "silver night harbour mountain forest coal steam"
)
THINGS = [f"{kind} {head}" for kind in _KINDS for head in _HEADS]
MONTHS = _words("January February March April May June July August September October November December")
