// Shows what cells bring forth that were run by a page before this one: see cais_unseen.py.
// An extension as JupyterLab 4 loads it, made by hand: there is nothing to compile.

const ASKED = 'cais_outputs_request';
const ANSWERED = 'cais_outputs';
const OUTPUTS = ['stream', 'display_data', 'execute_result', 'error'];

// Keeps the cells of one notebook up to date.
class Follower {
  constructor(panel, context) {
    this.panel = panel;
    this.context = context;
    this.running = new Map(); // cells, by the message that had them run
    this.turn = Promise.resolve(); // for one message after the other
    const session = context.sessionContext;
    session.iopubMessage.connect((_, message) => {
      if (this.running.size || message.header.msg_type === ANSWERED || this.waiting) {
        this.turn = this.turn.then(() => this.hear(message)).catch(console.error);
      }
    });
    session.connectionStatusChanged.connect(() => this.ask());
    session.kernelChanged.connect(() => this.running.clear());
    context.ready.then(() => this.ask());
  }

  ask() {
    const kernel = this.context.sessionContext.session?.kernel;
    if (!this.context.isReady || kernel?.connectionStatus !== 'connected') {
      return;
    }
    const header = {
      msg_id: crypto.randomUUID(),
      msg_type: ASKED,
      session: kernel.clientId,
      username: kernel.username,
      date: new Date().toISOString(),
      version: '5.2'
    };
    const future = kernel.sendShellMessage({
      channel: 'shell', header, parent_header: {}, metadata: {}, content: {}, buffers: []
    });
    future.done.catch(() => undefined); // it is the server that answers, not the kernel
    future.dispose();
    this.waiting = true;
  }

  async hear({ header, parent_header, content }) {
    if (header.msg_type === ANSWERED) {
      await this.takeUp(content);
      return;
    }
    const cell = this.running.get(parent_header.msg_id);
    if (header.msg_type === 'update_display_data') {
      this.update(content);
    } else if (cell) {
      this.add(cell, parent_header.msg_id, header.msg_type, content);
    }
  }

  async takeUp({ cells, saved }) {
    this.waiting = false;
    const opened = Date.parse(this.context.contentsModel?.last_modified ?? '');
    if (opened < saved && !this.context.model.dirty) {
      await this.context.revert(); // the file was written since this page read it
    }
    for (const told of cells) {
      this.show(told);
    }
  }

  show({ request, cell, code, outputs, displays, count, running }) {
    const widgets = this.panel.content.widgets.filter(({ model }) => model.type === 'code');
    const widget =
      widgets.find(({ model }) => model.id === cell) ??
      widgets.find(({ model }) => model.sharedModel.getSource() === code);
    if (!widget) {
      return;
    }
    const { model } = widget;
    model.trusted = true;
    model.outputs.fromJSON(outputs);
    if (!running) {
      this.end(widget, count);
    } else if (!this.context.sessionContext.session.kernel._futures?.has(request)) {
      this.running.set(request, { widget, count, displays: new Map(Object.entries(displays)) });
      this.mark(widget, 'running', '*');
    }
  }

  add(cell, request, kind, content) {
    const { outputs } = cell.widget.model;
    if (cell.widget.isDisposed || (kind === 'status' && content.execution_state === 'idle')) {
      this.running.delete(request);
      if (!cell.widget.isDisposed) {
        this.end(cell.widget, cell.count);
      }
    } else if (kind === 'execute_input') {
      cell.count = content.execution_count;
    } else if (kind === 'clear_output') {
      outputs.clear(content.wait);
    } else if (OUTPUTS.includes(kind)) {
      outputs.add({ ...content, output_type: kind });
      const name = content.transient?.display_id;
      if (name) {
        cell.displays.set(name, [...(cell.displays.get(name) ?? []), outputs.length - 1]);
      }
    }
  }

  update(content) {
    for (const { widget, displays } of this.running.values()) {
      for (const place of displays.get(content.transient?.display_id) ?? []) {
        widget.model.outputs.set(place, { ...content, output_type: 'display_data' });
      }
    }
  }

  end(widget, count) {
    widget.model.executionCount = count;
    this.mark(widget, 'idle', `${count}`);
  }

  // JupyterLab before 4.4 marks what runs in the widget alone.
  mark(widget, state, prompt) {
    if ('executionState' in widget.model) {
      widget.model.executionState = state;
    } else {
      widget.setPrompt(prompt);
    }
  }
}

const plugin = {
  id: 'cais:outputs',
  autoStart: true,
  activate: ({ docRegistry }) => {
    docRegistry.addWidgetExtension('Notebook', {
      createNew: (panel, context) => void new Follower(panel, context)
    });
  }
};

(window._JUPYTERLAB ??= {}).cais = {
  init: () => undefined,
  get: () => Promise.resolve(() => ({ __esModule: true, default: plugin }))
};
