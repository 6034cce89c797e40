namespace PerfGates.Tests.Budgets;

public class ForbiddenCharacters
{
    [Theory]
    [InlineData('\0')]
    [InlineData('\a')]
    [InlineData('\f')]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\uFEFF')]
    [InlineData('\uFFFF')]
    public void Are_refused_at_their_place_and_end_nothing_in_silence(char c) =>
        Assert.Equal(
            $"2,3: error PG4001: not readable as YAML: the character U+{(int)c:X4} is not allowed; remove it, or write it as \"\\u{(int)c:x4}\"\n",
            BudgetFile.Print(BudgetFile.Read($"version: 1\n# {c}\ngates:\n").Problems));

    [Theory]
    [InlineData("veders:\n :\n  ")]
    [InlineData("a:\n :\n")]
    public void A_colon_without_key_and_value_is_refused(string text) =>
        Assert.All(BudgetFile.Read(text).Problems, p => Assert.StartsWith("PG4", p.Code, StringComparison.Ordinal));
}
