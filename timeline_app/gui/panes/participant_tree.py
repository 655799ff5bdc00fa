"""The tree of participants as it is drawn and handled: check boxes, names edited in place, one dragged on another."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from timeline_app.gui.icons import icon, pixmap
from timeline_app.gui.models.participants import BECAUSE, COUNT, KEY, KIND, MARKED
from timeline_app.gui.theme import Theme

_BOX = 16
_Index = QModelIndex | QPersistentModelIndex


class ParticipantTree(QTreeView):
    """A tree without lines, its rows drawn by the delegate."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Participants")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._delegate = _Row(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def checked(self) -> bool:
        """Whether the click that is being answered was on a check box; asked once."""
        on_box, self._delegate.turned = self._delegate.turned, False
        return on_box

    def set_theme(self, theme: Theme) -> None:
        """Colours for the rows."""
        self._theme = self._delegate.theme = theme
        self.viewport().update()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The background of the whole row, also under its arrow."""
        across = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        if index.data(MARKED):
            painter.fillRect(across, self._theme.colour("accent_soft"))
            painter.fillRect(QRect(0, across.top(), 3, across.height()), self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(across, self._theme.colour("hover"))
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """An arrow of ours in place of the style's."""
        model = self.model()
        if model.hasChildren(index) and model.rowCount(index):
            name = "down" if self.isExpanded(index) else "right"
            place = QRect(rect.right() - 14, rect.center().y() - 6, 12, 12)
            icon(name, self._theme, "faint").paint(painter, place)


class WholeRows(QWidget):
    """Room for a tree that ends with a whole row: half a name at the foot looks like a fault."""

    def __init__(self, tree: ParticipantTree) -> None:
        super().__init__()
        self._tree = tree
        tree.setParent(self)
        self.setSizePolicy(tree.sizePolicy())
        self.setFocusProxy(tree)

    def sizeHint(self) -> QSize:
        """As the tree's."""
        return self._tree.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As the tree's."""
        return self._tree.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rows as there is room for."""
        row = row_height(self._tree.fontMetrics())
        self._tree.setGeometry(0, 0, self.width(), max(self.height() // row, 1) * row)


def row_height(metrics: QFontMetrics) -> int:
    """Pixels of a row."""
    return max(28, metrics.height() + 12)


class _Row(QStyledItemDelegate):
    """A row: check box, icon of its kind, name, and the count at the right."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.turned = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Called by the view."""
        return QSize(0, row_height(option.fontMetrics))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Called by the view: a line for the name."""
        line = QLineEdit(parent)
        line.setProperty("inCell", True)
        line.setAccessibleName("Name of the participant")
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Called by the view: where the name stands."""
        editor.setGeometry(option.rect.adjusted(_BOX + 6, 1, -4, -1))

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """Called by the view: the name that was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Called by the view."""
        painter.save()
        try:
            if index.data(KEY):
                self._member(painter, option, index)
            else:
                self._other(painter, option, index)
        finally:
            painter.restore()

    def _member(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = self._box(option.rect)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._check(painter, box.rect, checked)
        count = index.data(COUNT)
        left = box.rect.right() + 8
        colour = "text" if count else "faint"
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 0, -2, -1))
        self._words(painter, option, left, index.data(), colour, str(count) if count else "")

    def _other(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        left = option.rect.left() + 4
        kind = index.data(KIND)
        if kind is None:
            self._spelling(painter, option, left + _BOX + 8, index)
            return
        size = _BOX
        ratio = painter.device().devicePixelRatioF()
        place = QRect(left, option.rect.center().y() - size // 2, size, size)
        painter.drawPixmap(place, pixmap(str(kind), self.theme, "faint", size, ratio))
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        self._words(painter, option, left + size + 8, index.data(), "muted", str(index.data(COUNT)))

    def _spelling(self, painter: QPainter, option: QStyleOptionViewItem, left: int, index: _Index) -> None:
        """Another spelling, and fainter why it is one: "E. Berg  is “Elias Berg”: an initial and …"."""
        self._words(painter, option, left, index.data(), "muted", "")
        left += painter.fontMetrics().horizontalAdvance(f"{index.data()}  ")
        if because := index.data(BECAUSE):
            self._words(painter, option, left, because, "muted", "")

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, left: int, text: str, colour: str, count: str
    ) -> None:
        metrics = painter.fontMetrics()
        right = option.rect.right() - 12
        painter.setPen(self.theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, option.rect.top(), right - left, option.rect.height()),
                         flags | Qt.AlignmentFlag.AlignRight, count)  # fmt: skip
        width = right - left - (metrics.horizontalAdvance(count) + 8 if count else 0)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(QRect(left, option.rect.top(), width, option.rect.height()), flags,
                         metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))  # fmt: skip

    def _box(self, row: QRect) -> QRect:
        return QRect(row.left() + 4, row.center().y() - _BOX // 2, _BOX, _BOX)

    def _check(self, painter: QPainter, box: QRect, checked: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.colour("accent" if checked else "strong"))
        painter.setBrush(self.theme.colour("accent" if checked else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if checked:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(box.adjusted(2, 2, -2, -2), pixmap("check", self.theme, "on_accent", _BOX - 4, ratio))

    def editorEvent(self, event: object, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:
        """A click on the box, or the space bar, turns the check."""
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QKeyEvent, QMouseEvent

        if not index.data(KEY):
            return False
        turn = False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            turn = self._box(option.rect).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            turn = event.key() == Qt.Key.Key_Space
        if not turn:
            return False
        self.turned = isinstance(event, QMouseEvent)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))  # type: ignore[attr-defined]
