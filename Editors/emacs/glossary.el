;;; glossary.el --- Official terms and consistent drafts -*- lexical-binding: t; -*-

;;; Commentary:

;; Checks drafts with `glossctl lsp' through Eglot, which Emacs 29 has.
;;
;; Put this file into a folder of `load-path' and write into the init file:
;;
;;   (require 'glossary)
;;
;; Then M-x eglot starts the server in a text, Markdown, HTML or PO buffer; with
;;
;;   (add-hook 'text-mode-hook #'eglot-ensure)
;;
;; it starts by itself.  Findings are shown by Flymake, cards by Eldoc, terms by
;; `completion-at-point', replacements by M-x eglot-code-actions.

;;; Code:

(require 'eglot)

(defgroup glossary nil
  "Official terms and consistent drafts."
  :group 'text)

(defcustom glossary-command '("glossctl" "lsp")
  "The command that starts the server."
  :type '(repeat string))

(defcustom glossary-settings nil
  "What docs/editors.md lists, as a property list.
For example (:language \"id\" :profile \"official\")."
  :type 'plist)

(defun glossary--contact (&rest _)
  "How Eglot starts the server."
  (append glossary-command
          (and glossary-settings
               (list :initializationOptions glossary-settings))))

(add-to-list 'eglot-server-programs
             '(((text-mode :language-id "plaintext")
                (markdown-mode :language-id "markdown")
                (gfm-mode :language-id "markdown")
                (mhtml-mode :language-id "html")
                (html-mode :language-id "html")
                (po-mode :language-id "po"))
               . glossary--contact))

(defun glossary-check-workspace ()
  "Check all drafts of the project and show what was found in Flymake's list."
  (interactive)
  (eglot-execute (eglot--current-server-or-lose)
                 '(:title "Check" :command "glossary.checkWorkspace")))

(provide 'glossary)

;;; glossary.el ends here
