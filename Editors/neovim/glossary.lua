-- Official terms and consistent drafts in Neovim, by `glossctl lsp`.
--
-- Copy this file to ~/.config/nvim/lua/ and write into init.lua:
--
--   require('glossary').setup()
--   require('glossary').setup({ settings = { language = 'id', profile = 'official' } })
--
-- Works with Neovim 0.7 and newer; from 0.11 on the server is an ordinary `vim.lsp.config`.

local M = {}

local defaults = {
  cmd = { 'glossctl', 'lsp' },
  filetypes = { 'text', 'markdown', 'html', 'po', 'xliff', 'gitcommit', 'mail' },
  -- What docs/editors.md lists: language, date, profile, rules, bases, database, debounce.
  settings = {},
  on_attach = nil,
}

-- The folder of the project file, else of the repository, else of the file.
local function root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  while true do
    for _, name in ipairs({ '.glossctl.yaml', '.git' }) do
      local found = folder .. '/' .. name
      if vim.fn.filereadable(found) == 1 or vim.fn.isdirectory(found) == 1 then
        return folder
      end
    end
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder then
      return vim.fn.fnamemodify(path, ':p:h')
    end
    folder = parent
  end
end

local function config(options, folder)
  return {
    name = 'glossary',
    cmd = options.cmd,
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
    init_options = options.settings,
    settings = { glossary = options.settings },
    on_attach = options.on_attach,
  }
end

-- Neovim 0.7 has no `vim.lsp.start`, which finds the client of a folder again.
local clients = {}

local function attach(options, buffer)
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  if vim.lsp.start then
    vim.lsp.start(config(options, folder), { bufnr = buffer })
    return
  end
  local client = clients[folder]
  if not client or not vim.lsp.get_client_by_id(client) then
    client = vim.lsp.start_client(config(options, folder))
    clients[folder] = client
  end
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

function M.setup(options)
  options = vim.tbl_deep_extend('force', defaults, options or {})
  if vim.lsp.config and vim.lsp.enable then
    vim.lsp.config('glossary', {
      cmd = options.cmd,
      filetypes = options.filetypes,
      root_markers = { '.glossctl.yaml', '.git' },
      init_options = options.settings,
      settings = { glossary = options.settings },
      on_attach = options.on_attach,
    })
    vim.lsp.enable('glossary')
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    pattern = options.filetypes,
    callback = function(event)
      -- Before 0.8 the callback is not told the buffer of every event.
      attach(options, event and event.buf or vim.api.nvim_get_current_buf())
    end,
  })
end

return M
