namespace PerfGates.Import;

/// <summary>Names that both <c>${name}</c> and <c>{{name}}</c> can have.</summary>
internal static class VariableName
{
    /// <summary>"login.response.body.$.x" → "login_response_body_x".</summary>
    public static string Of(string text)
    {
        var words = string.Join('_', string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 0 && char.IsAsciiLetter(words[0]) ? words : $"_{words}";
    }
}
