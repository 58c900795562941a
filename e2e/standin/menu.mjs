// Menu: the tree of items, and what a click on one does.
import { app } from './app.mjs';
import { onlyKnown, strict } from './strict.mjs';

const ROLES = [
  ...['appMenu', 'windowMenu', 'help', 'about', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'close'],
  ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
  ...['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'toggleDevTools'],
];
const OPTIONS = {
  id: undefined,
  label: undefined,
  accelerator: undefined,
  click: undefined,
  submenu: undefined,
  type: ['separator', 'checkbox'],
  checked: [true, false],
  role: ROLES,
  visible: [false],
};

let applicationMenu = null;

class MenuItem {
  constructor(options) {
    onlyKnown('MenuItem', options, OPTIONS);
    const { id, label, role, click, submenu } = options;
    if (label === undefined && role === undefined && options.type === undefined) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    this.id = id;
    this.label = label;
    this.accelerator = options.accelerator;
    this.role = role;
    this.submenu = submenu === undefined ? undefined : Menu.buildFromTemplate(submenu);
    this.click = () => {
      if (click !== undefined) click(this);
      else if (role === 'quit') app.quit();
      else throw new Error(`stand-in: a click on the menu role ${role} is not modelled`);
    };
  }
}

class Menu {
  items = [];

  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.items = template.map(options => strict('MenuItem', new MenuItem(options)));
    return strict('Menu', menu);
  }

  static setApplicationMenu(menu) {
    applicationMenu = menu;
  }

  static getApplicationMenu() {
    return applicationMenu;
  }

  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

/** Clicks the item that has these keys. Those of roles are not modelled. */
export function pressKey({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  const mod = process.platform === 'darwin' ? metaKey : ctrlKey;
  const names = [mod && 'CmdOrCtrl', altKey && 'Alt', shiftKey && 'Shift', key.replace(/^Arrow/, '').toUpperCase()];
  const pressed = names.filter(Boolean).join('+').toUpperCase();
  const items = menu => menu.items.flatMap(item => [item, ...(item.submenu ? items(item.submenu) : [])]);
  const pressedItem =
    applicationMenu && items(applicationMenu).find(item => item.accelerator?.toUpperCase() === pressed);
  if (pressedItem && pressedItem.role === undefined) pressedItem.click();
}

const strictMenu = strict('Menu', Menu);

export { strictMenu as Menu };
