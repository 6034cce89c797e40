namespace PerfGates.Reports.Html;

/// <summary>How much is shown of each gate; a page that would become too large shows less of those that pass, and says so.</summary>
internal enum Detail
{
    Everything,

    /// <summary>Gates that pass have no pictures.</summary>
    FewerPictures,

    /// <summary>Budgets that pass are a row each.</summary>
    PassesInBrief,

    /// <summary>Every budget is a row, with its message if it has one.</summary>
    AllInBrief,
}
