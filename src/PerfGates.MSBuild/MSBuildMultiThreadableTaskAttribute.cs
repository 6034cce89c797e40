namespace Microsoft.Build.Framework;

/// <summary>MSBuild finds it by its name: under -mt the task then runs in this process, and may not change directory or environment.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
