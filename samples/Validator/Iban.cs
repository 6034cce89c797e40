namespace Validator;

/// <summary>The check of ISO 13616: moved to the back, the first four characters make the number 1 modulo 97.</summary>
public static class Iban
{
    public static bool IsValid(string text)
    {
        if (text.Length is < 15 or > 34) return false;
        var remainder = 0;
        foreach (var c in text[4..] + text[..4])
        {
            if (char.IsAsciiDigit(c)) remainder = (remainder * 10 + c - '0') % 97;
            else if (char.IsAsciiLetterUpper(c)) remainder = (remainder * 100 + c - 'A' + 10) % 97;
            else return false;
        }
        return remainder == 1;
    }
}
