" Files that Tenor reads; Vim itself takes them for plain INI.
au BufNewFile,BufRead *.product.ini,*.offer.ini,*.contract.ini,tenor.ini set filetype=tenor commentstring=;\ %s
