-- Drives `glossctl lsp` from a headless Neovim with the configuration of Editors/neovim, through one
-- session, and writes what it saw as JSON.
--
-- usage: nvim --headless --clean -S neovim_session.lua, with the environment variables GLOSSCTL (the
-- program), EDITORS (the folder of configurations), DRAFT (a file) and SEEN (where to write).

package.path = vim.env.EDITORS .. '/neovim/?.lua;' .. package.path

local seen = {}

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    error('no ' .. what)
  end
end

local function request(client, method, params)
  local result, failure = client.request_sync(method, params, 60000, 0)
  if not result or result.err then
    error(method .. ': ' .. vim.inspect(failure or result.err))
  end
  return result.result
end

local function diagnostics()
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, {
      line = item.lnum, column = item.col, message = item.message,
      code = item.code or (item.user_data and item.user_data.lsp and item.user_data.lsp.code),
    })
  end
  return found
end

local function session()
  require('glossary').setup({
    cmd = { vim.env.GLOSSCTL, 'lsp' },
    settings = { date = '2025-07-22', debounce = 0 },
  })
  vim.cmd('filetype on')
  vim.cmd('edit ' .. vim.env.DRAFT)
  vim.cmd('setfiletype text')
  local client
  wait('client', function()
    client = vim.lsp.get_active_clients()[1]
    return client and client.initialized
  end)
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  seen.encoding = client.offset_encoding
  seen.opened = diagnostics()

  -- The cursor stands on TKI behind the emoji.
  local line = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
  vim.api.nvim_win_set_cursor(0, { 1, line:find('TKI') - 1 })
  local place = vim.lsp.util.make_position_params(0, client.offset_encoding)
  seen.hover = request(client, 'textDocument/hover', place).contents.value

  local range = vim.lsp.util.make_range_params(0, client.offset_encoding)
  range.context = { diagnostics = {} }
  local actions = request(client, 'textDocument/codeAction', range)
  seen.actions = vim.tbl_map(function(action) return action.title end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  seen.replaced = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
  wait('new diagnostics', function()
    return vim.inspect(diagnostics()) ~= vim.inspect(seen.opened)
  end)
  seen.changed = diagnostics()

  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'Para TKI dan pekerja mig' })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), 24 })
  place = vim.lsp.util.make_position_params(0, client.offset_encoding)
  -- The editor sends changes after a rest.
  wait('findings in the new line', function()
    return vim.inspect(diagnostics()) ~= vim.inspect(seen.changed)
  end)
  local items = request(client, 'textDocument/completion', place).items
  seen.completion = vim.tbl_map(function(item) return item.label end, items)
  seen.detail = items[1].detail

  client.stop()
  wait('end', function() return client.is_stopped() end)
end

local ok, failure = pcall(session)
if not ok then
  seen.failure = tostring(failure)
end
local file = io.open(vim.env.SEEN, 'w')
file:write(vim.fn.json_encode(seen))
file:close()
vim.cmd('qall!')
