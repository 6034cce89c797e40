namespace PerfGates.Budgets;

/// <summary>Text of a budget file in, document and problems out. Pure: the environment is handed in.</summary>
internal static class BudgetReader
{
    /// <param name="path">For positions only; nothing is read from it.</param>
    /// <param name="environment">Values for <c>${NAME}</c> and secrets.</param>
    /// <param name="toolVersion">What <c>requires</c> is compared with.</param>
    /// <param name="probes">Keys of the probes that this version has.</param>
    public static ReadBudgets Read(string text, string path, IReadOnlyDictionary<string, string> environment, string toolVersion, IReadOnlyCollection<string> probes) =>
        throw new NotImplementedException();
}
