namespace PerfGates.Cli.Commands;

/// <summary>
/// Scripts for shells. Each asks the program itself, by the parser's directive <c>[suggest:position]</c>, which takes the line as it stands and prints a
/// proposal a line, so that no script knows any command.
/// </summary>
internal static class CompletionScript
{
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static string Of(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        "pwsh" => Pwsh,
        _ => throw new ArgumentOutOfRangeException(nameof(shell)),
    };

    // The line is cut at the cursor, so the position is its length. A proposal with a blank is escaped, for it is one word.
    private const string Bash = """
        # perfgates completion for bash: put it into ~/.bashrc
        _perfgates() {
            local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" proposal
            COMPREPLY=()
            while IFS= read -r proposal; do
                proposal="${proposal%$'\r'}"
                [[ "$proposal" == "$word"* ]] && COMPREPLY+=("$(printf '%q' "$proposal")")
            done < <(perfgates "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -F _perfgates perfgates

        """;

    private const string Zsh = """
        #compdef perfgates
        # perfgates completion for zsh: put it into ~/.zshrc, behind 'autoload -U compinit && compinit'
        _perfgates() {
            local -a proposals
            local line="${BUFFER[1,CURSOR]}"
            proposals=("${(@f)$(perfgates "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- $proposals
        }
        compdef _perfgates perfgates

        """;

    private const string Fish = """
        # perfgates completion for fish: put it into ~/.config/fish/completions/perfgates.fish
        function __perfgates
            set -l line (commandline -cp)
            perfgates "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c perfgates -f -a '(__perfgates)'

        """;

    private const string Pwsh = """
        # perfgates completion for PowerShell: put it into $PROFILE
        Register-ArgumentCompleter -Native -CommandName perfgates -ScriptBlock {
            param($word, $ast, $cursor)
            $line = $ast.ToString()
            if ($cursor -gt $line.Length) { $line = $line.PadRight($cursor) }
            perfgates "[suggest:$cursor]" "$($line.Substring(0, $cursor))" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($(if ($_ -match "[\s']") { "'" + ($_ -replace "'", "''") + "'" } else { $_ }), $_, 'ParameterValue', $_)
            }
        }

        """;
}
