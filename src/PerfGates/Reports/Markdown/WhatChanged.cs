using System.Globalization;
using static PerfGates.Reports.Markdown.MarkdownText;

namespace PerfGates.Reports.Markdown;

/// <summary>What is different from what was compared with: commits and packages.</summary>
internal static class WhatChanged
{
    private const int MostCommits = 10;

    public static void Append(BoundedMarkdown text, ReportDocument report)
    {
        if (report.Context is not { } context || context.Commits.Count + context.Packages.Count == 0) return;
        text.Block($"### What changed{(context.Since is { } since ? $" since {Short(since)}" : "")}");
        foreach (var commit in context.Commits.Take(MostCommits)) text.Line($"- {Short(commit.Hash)} {Escape(commit.Title)}");
        if (Math.Max(context.CommitCount, context.Commits.Count) - Math.Min(context.Commits.Count, MostCommits) is > 0 and var more) text.Line(string.Create(CultureInfo.InvariantCulture, $"- and {more} more {(more == 1 ? "commit" : "commits")}"));
        if (context.Modified) text.Line("- and changes that no commit has");
        foreach (var package in context.Packages) text.Line($"- package {Escape(package.Name)}: {Escape(package.Then ?? "new")} → {Escape(package.Now ?? "gone")}");
        text.Line("");
    }

    private static string Short(string hash) => Escape(hash.Length > 8 ? hash[..8] : hash);
}
