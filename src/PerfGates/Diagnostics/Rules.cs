using static PerfGates.Diagnostics.Severity;

namespace PerfGates.Diagnostics;

/// <summary>
/// Every code, severity and wording: the one table. Each code has a section in docs/diagnostics.md, which is what
/// <c>perfgates explain</c> prints. Codes never change their meaning. The task compiles
/// this table too, because it speaks when the engine cannot.
/// </summary>
internal static class Rules
{
    // PG0xxx setup and host
    public static readonly Rule EngineDied = new("PG0001", Error, "The engine ended without a verdict", "the engine ended without a verdict; its log is '{0}'");
    public static readonly Rule ProjectKind = new("PG0002", Error, "Project kind not supported", "{0} projects cannot carry gates");
    public static readonly Rule SdkTooOld = new("PG0003", Error, "The .NET SDK is too old", "PerfGates needs the .NET SDK 10 or later; this is {0}");
    public static readonly Rule NoRuntime = new("PG0004", Error, ".NET runtime for the engine missing", "the .NET 10 runtime that the engine needs was not found; install it or build with the .NET SDK 10");
    public static readonly Rule BuildTimeout = new("PG0005", Error, "PerfGatesTimeout reached", "the gates did not finish within {0}; everything they started was ended");
    public static readonly Rule BeforeTests = new("PG0006", Message, "Gates run before the tests", "gates run before the tests, because 'dotnet test' on Microsoft.Testing.Platform has no hook after them; 'dotnet build -t:Test -p:RunPerfGates=true' runs them after the tests");
    public static readonly Rule InnerBuild = new("PG0007", Warning, "Nothing gated: one framework of a multi-targeted project", "built for one framework of a multi-targeted project, so nothing was gated; build without '-f', or set PerfGatesRunInner=true");
    public static readonly Rule PackageLeaks = new("PG0008", Warning, "PerfGates would become a dependency of your package", "the package would list PerfGates as a dependency; add PrivateAssets=\"all\" to its PackageReference");
    public static readonly Rule VersionMix = new("PG0009", Error, "Versions of targets, task and engine differ", "the targets are version {0}, the task or the engine is version {1}; restart the build nodes with 'dotnet build-server shutdown'");
    public static readonly Rule LockNotObtained = new("PG0010", Error, "Another measurement is still running", "another measurement (process {0}) still holds this machine after {1}; wait for it, or raise PerfGatesLockTimeout");
    public static readonly Rule BudgetFileMissing = new("PG0011", Error, "Budget file not found", "the budget file '{0}' does not exist; write one with 'perfgates init', or correct the path (PerfBudgetFile, --file)");
    public static readonly Rule RequestUnreadable = new("PG0012", Error, "Request unreadable", "the request '{0}' could not be read: {1}; rebuild, and if that does not help 'dotnet build-server shutdown'");
    public static readonly Rule ResultsNotWritten = new("PG0013", Error, "Results could not be written", "the results could not be written to '{0}': {1}; free space or correct the permissions, then run again");
    public static readonly Rule InternalError = new("PG0014", Error, "Internal error", "internal error, a defect of PerfGates: {0}; the log '{1}' has the details");
    public static readonly Rule NoVerdict = new("PG0015", Error, "No completed verdict for a budget file", "no completed verdict for this budget file; build with -p:RunPerfGates=true, and read the build log if it did");
    public static readonly Rule StaleVerdict = new("PG0016", Error, "Verdict older than what it judged", "the verdict '{0}' is older than {1}; build again with -p:RunPerfGates=true");
    public static readonly Rule NothingSelected = new("PG0017", Error, "No gate selected", "no gate matches {0} (the gates are {1}){2}");
    public static readonly Rule RedVerdict = new("PG0018", Error, "The last verdict has errors", "the verdict '{0}' has {1}; first: {2}");
    public static readonly Rule TestsRed = new("PG0019", Error, "Tests failed, so nothing was gated", "the tests of '{0}' {1}, so nothing was gated; mend them first; the log is '{2}'");
    public static readonly Rule Cancelled = new("PG0020", Error, "Cancelled", "cancelled before every gate was judged");
    public static readonly Rule CommandDoesNotGate = new("PG0021", Warning, "Nothing gated by this command", "'dotnet {0}' does not gate a project that {1}, so nothing was gated here; 'dotnet build -p:RunPerfGates=true' does");
    public static readonly Rule NotATestProject = new("PG0022", Error, "PerfGatesTestProject without tests", "PerfGatesTestProject lists '{0}', which {1}; correct its path, or remove it");
    public static readonly Rule SwitchUnclear = new("PG0023", Error, "RunPerfGates is neither true nor false", "RunPerfGates is '{0}'; write true or false");
    public static readonly Rule GatesForbidden = new("PG0024", Message, "Nothing gated inside a gate or a watch", "{0} never gates, so nothing was gated here; 'dotnet build -p:RunPerfGates=true' does");

    public static readonly Rule LockUnusable = new("PG0030", Error, "The lock file cannot be used", "the lock file '{0}' cannot be used: {1}; correct the permissions of its folder");
    public static readonly Rule BudgetFileUnreadable = new("PG0031", Error, "Budget file cannot be read", "the budget file '{0}' cannot be read: {1}; correct its permissions");
    public static readonly Rule VerdictOfOtherVersion = new("PG0032", Error, "Verdict of another version", "the verdict '{0}' was written by PerfGates {1}, this is {2}; give package and tool the same version, and build again");
    public static readonly Rule UnknownReport = new("PG0040", Error, "Unknown format of a report", "{0} names '{1}', which is no format of a report; write all, none, or some of {2}{3}");
    public static readonly Rule SettingUnclear = new("PG0041", Error, "Setting with an unknown word", "{0} is '{1}'; write one of {2}{3}");
    public static readonly Rule NoWebhookAddress = new("PG0042", Warning, "Webhook without an address", "a webhook was asked for, but PERFGATES_WEBHOOK_URL is {0}, so nothing was posted; set it to the address that takes the message");
    public static readonly Rule WebhookFailed = new("PG0043", Warning, "Webhook not delivered", "the webhook was not delivered: {0}; the verdict stands all the same");
    public static readonly Rule SummaryNotAppended = new("PG0044", Warning, "Summary of the step not appended", "the summary could not be appended to '{0}': {1}");
    public static readonly Rule FiguresNotSent = new("PG0045", Warning, "Figures not sent", "the figures were not sent to '{0}' by OTLP; start a collector there, or correct OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL and OTEL_EXPORTER_OTLP_HEADERS");

    // PG1xxx budget breached
    public static readonly Rule Breach = new("PG1001", Error, "Budget breached", "{0}: {1} = {2}, budget {3} {4}{5}; {6}");

    // PG2xxx could not measure
    public static readonly Rule NotMeasured = new("PG2001", Error, "A budgeted metric was not measured", "{0}: '{1}' was not measured{2}");
    public static readonly Rule GateTimeout = new("PG2002", Error, "Gate timed out", "gate '{0}' did not finish within {1}; everything it started was ended; raise its 'timeout' or measure less");
    public static readonly Rule ProbeCrashed = new("PG2003", Error, "The probe failed unexpectedly", "gate '{0}' could not be measured: {1}");
    public static readonly Rule NoCases = new("PG2004", Error, "No benchmark case matches", "{0} matches no benchmark case of '{1}'{2}");
    public static readonly Rule CaseFailed = new("PG2005", Error, "A benchmark case failed", "gate '{0}', case '{1}' failed: {2}; the log is '{3}'");
    public static readonly Rule BenchmarkBuildFailed = new("PG2006", Error, "The benchmark project does not build", "the benchmark project '{0}' does not build in Release: {1}; the log is '{2}'");
    public static readonly Rule CannotHost = new("PG2007", Error, "The benchmark project cannot be hosted", "'{0}' cannot be measured in a fresh process: {1}; {2}");
    public static readonly Rule ProjectNotReferenced = new("PG2008", Error, "The project has no reference in this build", "'{0}' is not built by this build; add {1} to '{2}'");
    public static readonly Rule DebugBuild = new("PG2009", Error, "Debug builds are not measured", "'{0}' was built without optimisation and is not measured; build with -c Release, or do not set PerfGatesBenchmarkBuild=false");
    public static readonly Rule PathNotFound = new("PG2010", Error, "Path not found", "'{0}' does not exist (looked in '{1}'); build what it should hold first, or correct the path");
    public static readonly Rule PatternMatchesNothing = new("PG2011", Error, "A pattern matches no file", "{0} matches no file below '{1}'; {2}");
    public static readonly Rule NotPublished = new("PG2012", Error, "Nothing was published", "'publish' was asked for, but nothing was published in this build; set PerfGatesPublish=true, or run 'dotnet publish -p:RunPerfGates=true'");
    public static readonly Rule FileUnreadable = new("PG2013", Error, "A file could not be read", "'{0}' could not be read: {1}");
    public static readonly Rule NotServed = new("PG2014", Error, "No served size known", "'{0}' has no served size: no endpoints manifest of this build names it and {1}; choose encoding gzip or brotli, or compress it");
    public static readonly Rule CommandNotStarted = new("PG2015", Error, "Command could not be started", "'{0}' could not be started: {1}");
    public static readonly Rule CommandFailed = new("PG2016", Error, "Command failed", "'{0}' ended with exit code {1}{2}; the log is '{3}'");
    public static readonly Rule OutputNotUnderstood = new("PG2017", Error, "Command output not understood", "{0} line {1} is not a metric: {2}; the log is '{3}'");
    public static readonly Rule UnitMismatch = new("PG2019", Error, "Reported unit does not fit the budget", "'{0}' was reported in {1}, but its budget is in {2}; report it as in '{3}', or write the limit in {1}");
    public static readonly Rule DirectionMismatch = new("PG2020", Error, "Reported direction contradicts the budget", "'{0}' was reported with better '{1}', which contradicts '{2}'; turn the operator round, or write {{ budget: ..., inverted: true }}");
    public static readonly Rule MetricsFile = new("PG2021", Error, "Metrics file not usable", "the metrics file '{0}' {1}");
    public static readonly Rule RegexNoMatch = new("PG2022", Error, "Regular expression matched nothing", "the expression for '{0}' matched no line of the output; the log is '{1}'");
    public static readonly Rule ReferenceNotMeasured = new("PG2023", Error, "The gate that a limit refers to has no value", "{0}: the limit needs '{1}' of gate '{2}', which was not measured");
    public static readonly Rule OtherBenchmarkDotNet = new("PG2024", Error, "BenchmarkDotNet version not supported", "'{0}' uses a BenchmarkDotNet that the host does not know ({1}); use a version from 0.13.12 to 0.15.8");
    public static readonly Rule UnsteadyCase = new("PG2025", Warning, "A benchmark case did not settle", "gate '{0}', case '{1}': its times still drift after {2} attempts with ever longer warm-up; quieten the machine, or warm up what it uses in its GlobalSetup");
    public static readonly Rule GitNotStarted = new("PG2026", Error, "Git could not be started", "head cannot be compared with '{0}', because git could not be started: {1}; install it, or compare with a stored baseline");
    public static readonly Rule NoRepository = new("PG2027", Error, "No git repository to compare in", "head cannot be compared with '{0}', because '{1}' is in no git repository that can be used: {2}");
    public static readonly Rule UnknownRef = new("PG2028", Error, "Unknown git ref", "'{0}' is no branch, tag or commit of this clone; {1}");
    public static readonly Rule NoMergeBase = new("PG2029", Error, "No common commit with the git ref", "HEAD and '{0}' have no commit in common here: {1}");
    public static readonly Rule NotInBase = new("PG2030", Error, "Not there in base", "'{0}' does not exist in base {1} (the merge base of HEAD and '{2}'), so there is nothing to compare with; compare with a later ref, or leave out the comparison until it is there");
    public static readonly Rule BaseNotCheckedOut = new("PG2031", Error, "Base could not be checked out", "base {0} (the merge base of HEAD and '{1}') could not be checked out: {2}; the log is '{3}'");
    public static readonly Rule BaseBuildFailed = new("PG2032", Error, "Base does not build", "base {0} (the merge base of HEAD and '{1}') does not build: {2}; the log is '{3}'");

    public static readonly Rule ProgramBuildFailed = new("PG2033", Error, "The project does not build", "the project '{0}' does not build in Release: {1}; the log is '{2}'");

    public static readonly Rule NothingAccepted = new("PG2040", Error, "Nothing was accepted", "nothing was accepted, because gate '{0}' {1}; the baseline file is as it was");
    public static readonly Rule AcceptedDisturbed = new("PG2041", Warning, "Accepted from a disturbed machine", "gate '{0}': {1} of {2} were disturbed ({3}), so what was accepted may be slower than it should be; accept again on a quiet machine");

    public static readonly Rule ServerNotStarted = new("PG2050", Error, "Server could not be started", "server '{0}' could not be started: {1}");
    public static readonly Rule ServerExited = new("PG2051", Error, "Server ended before it was ready", "server '{0}' ended with exit code {1} before it was ready{2}; the log is '{3}'");
    public static readonly Rule ServerNotReady = new("PG2052", Error, "Server not ready in time", "server '{0}' was not ready within {1}: {2}{3}; the log is '{4}'");
    public static readonly Rule PortInUse = new("PG2053", Error, "The server's port is in use", "server '{0}': port {1} answers before the server was started{2}; end what listens there, or write {{port}} in 'url' for a port that is free");
    public static readonly Rule ForeignListener = new("PG2054", Error, "Another program serves the server's port", "server '{0}': what answers at port {1} is {2}, which the server has not started; let the server listen at {{url}}, and start it in the foreground");
    public static readonly Rule ServerDied = new("PG2055", Error, "Server ended while it was used", "server '{0}' ended while gate '{1}' used it: {2}; the log is '{3}'");
    public static readonly Rule ServerBuildFailed = new("PG2056", Error, "The server's project does not build", "the server's project '{0}' does not build in Release: {1}; the log is '{2}'");
    public static readonly Rule ServerUnobserved = new("PG2057", Error, "A server's resources were not measured", "server '{0}': memory and processor time were not measured: {1}");
    public static readonly Rule NothingAnswered = new("PG2060", Error, "No request was answered as expected", "{0}: {1}, so nothing was measured{2}");
    public static readonly Rule LoadRefused = new("PG2061", Error, "The load could not begin", "gate '{0}': the load could not begin{1}: {2}");
    public static readonly Rule GeneratorEnded = new("PG2062", Error, "The load generator ended without a result", "gate '{0}': the load generator ended {1}; the log is '{2}'");
    public static readonly Rule LoadFile = new("PG2064", Error, "A file of the load is not usable", "the file '{0}' {1}");
    public static readonly Rule Aborted = new("PG2065", Error, "A load was aborted", "{0}: aborted after {1}, because '{2}' held; {3}");
    public static readonly Rule OutOfData = new("PG2066", Error, "Data that may be used once ran out", "{0}: ran out of rows after {1}, because with 'pick: unique' no row is taken twice; give more rows, ask less, or pick another way");
    public static readonly Rule PrometheusUnreachable = new("PG2070", Error, "Prometheus endpoint not reachable", "'{0}' did not answer {1}: {2}");
    public static readonly Rule PrometheusFormat = new("PG2071", Error, "Not the format of Prometheus", "'{0}' answered what is not the text format of Prometheus: {1}");
    public static readonly Rule PrometheusMissing = new("PG2072", Error, "Prometheus metric missing", "'{0}': {1} is not among the metrics of '{2}'{3}");
    public static readonly Rule PrometheusReset = new("PG2073", Error, "A Prometheus counter was reset", "'{0}': {1} fell from {2} to {3} while the gate ran, because its program was started anew; measure a program that stays");
    public static readonly Rule PrometheusNoEvents = new("PG2074", Error, "Nothing was counted while the gate ran", "'{0}': {1} has no value, because {2} while the gate ran; make it do some work");
    public static readonly Rule PrometheusWrongKind = new("PG2075", Error, "Prometheus metric of another kind", "'{0}': {1}; {2}");

    public static readonly Rule ResourceUnobserved = new("PG2080", Error, "A resource was not measured", "gate '{0}': {1} was not measured: {2}");
    public static readonly Rule NoSuchProcess = new("PG2090", Error, "No process of that name", "gate '{0}': no process called '{1}' runs here; start it before, or correct the name");
    public static readonly Rule ProcessEnded = new("PG2091", Error, "A watched process ended", "gate '{0}': '{1}' ended after {2}, before {3} were over; keep it running, or watch it for a shorter time");

    public static readonly Rule RequestFailed = new("PG2100", Error, "A request of a generation failed", "{0}: {1} failed: {2}");
    public static readonly Rule AnswerNotUnderstood = new("PG2101", Error, "The answer of a generation not understood", "{0}: {1} {2}");
    public static readonly Rule UnmappedStatus = new("PG2102", Error, "A status that no list names", "{0}: the status '{1}' is in none of the lists of 'poll' ({2}); add it to the one that it belongs to");
    public static readonly Rule NeverFinal = new("PG2103", Error, "Not finished in time", "{0}: given up after {1}, when its budget was long over: {2}");
    public static readonly Rule GenerationFailed = new("PG2104", Error, "A generation failed", "{0}: the generation failed: {1}");
    public static readonly Rule OutputRefused = new("PG2105", Error, "The output is not what it must be", "{0}: the output {1}");
    public static readonly Rule TooFast = new("PG2106", Error, "Too fast to have been made", "gate '{0}': one took {1}, and the others {2}: a cache seems to have answered; let {{{{run}}}} or {{{{$guid}}}} stand in the seed or the prompt");
    public static readonly Rule CacheNotDropped = new("PG2107", Error, "A file is still in the page cache", "'{0}' could not be taken out of the page cache: {1}");
    public static readonly Rule NothingToAbortAt = new("PG2108", Error, "Nothing to abort at", "'abort' ends what exceeds the budget of 'total', and no budget limits 'total' by a duration; write one such as 'total < 6m', or leave out 'abort'");

    public static readonly Rule NotLookedInto = new("PG2085", Error, "A program could not be looked into", "'{0}' could not be looked into: {1}");
    public static readonly Rule ProgramEndedEarly = new("PG2086", Error, "The program ended too early", "'{0}' ended after {1} with exit code {2}, {3}{4}; the log is '{5}'");
    public static readonly Rule ProgramNotReady = new("PG2087", Error, "The program did not become ready", "'{0}' printed no line within {1} that matches '{2}'{3}; the log is '{4}'");
    public static readonly Rule EventNotUnderstood = new("PG2088", Error, "An event of the program was not understood", "line {0} of the program's events is none: {1}; they are in '{2}'");
    public static readonly Rule RepeatedWorkFailed = new("PG2089", Error, "Repeated work failed", "what is repeated to show leaks failed: {0}");

    public static readonly Rule NotRecorded = new("PG2110", Error, "Gate not in the recording", "gate '{0}' was not recorded (the recording has {1}){2}; record it, or select others with --gate");
    public static readonly Rule RecordedByOther = new("PG2111", Error, "Recorded with another probe", "gate '{0}' was recorded with the probe '{1}', and is '{2}' here; record it again");
    public static readonly Rule RecordedAlone = new("PG2112", Error, "Not recorded side by side", "gate '{0}' was not recorded beside '{1}', so there is nothing to compare with; record it again with this budget file");
    public static readonly Rule NotTraced = new("PG2120", Warning, "Gate could not be traced", "gate '{0}' was run once more to see where its time goes, and could not be traced: {1}; its verdict stands");

    // PG3xxx measured but not judged
    public static readonly Rule Skipped = new("PG3001", Message, "Gate skipped", "gate '{0}' skipped: {1}");

    public static readonly Rule Undecided = new("PG3002", Warning, "The data cannot tell", "{0}: {1} = {2}, budget {3} {4}: cannot tell{5}; {6}");
    public static readonly Rule OtherMachine = new("PG3003", Warning, "The baseline is of another environment", "{0}: {1} = {2}, not compared: the baseline was recorded elsewhere ({3}); compare with a git ref (--compare origin/main), or accept a baseline here");
    public static readonly Rule NoBaseline = new("PG3004", Warning, "No baseline yet", "{0}: {1} = {2}, not compared: no baseline was accepted for it; '{3}' records one");
    public static readonly Rule TooFewStored = new("PG3005", Warning, "Too few runs in the baseline", "{0}: {1} = {2}, not compared: the baseline has {3} runs of it, {4} are needed; '{5}' records more");
    public static readonly Rule NoCounterpart = new("PG3006", Warning, "Nothing to compare with in the base", "{0}: {1} = {2}, not compared: '{3}' has no such value; if it is new, the next comparison will have one");
    public static readonly Rule MachineDisturbed = new("PG3007", Warning, "The machine was disturbed", "{0}: {1} = {2}, budget {3} {4}: not to be trusted, because in {5} {6}; run again on a quiet machine");
    public static readonly Rule NotConfirmed = new("PG3008", Warning, "A suspicion was not confirmed", "{0}: {1} = {2}, budget {3} {4}: suspected among many comparisons, but {5}; a quieter machine, or more work in a run, would tell");
    public static readonly Rule Lost = new("PG3009", Warning, "No longer measured", "{0}: {1} is measured in {2}, but no longer here; if it was removed or renamed on purpose, remove it there too ('perfgates baseline accept', or merge)");

    public static readonly Rule MeterOverloaded = new("PG3010", Warning, "What measured was the bottleneck", "{0}: {1} = {2}, budget {3} {4}: not to be trusted, because {5}");
    public static readonly Rule LoadTooLight = new("PG3011", Warning, "The load was lighter than asked", "{0}: {1} = {2}, budget {3} {4}: kept, but under less load than was asked, because {5}");

    public static readonly Rule MeterTooCoarse = new("PG3013", Warning, "The meter was too coarse", "{0}: {1} = {2}, budget {3} {4}: cannot tell, because {5}; {6}");
    public static readonly Rule BudgetSkipped = new("PG3014", Message, "Budget skipped", "{0}: {1} skipped: {2}");

    public static readonly Rule NotKnown = new("PG3012", Warning, "Nothing to judge", "{0}: {1} is not known: {2}");

    public static readonly Rule NotUnderPressure = new("PG3015", Warning, "Not under the pressure that was asked", "{0}: {1} = {2}, budget {3} {4}: not under the pressure that was asked ({5}), because {6}");

    // PG4xxx budget file
    public static readonly Rule Syntax = new("PG4001", Error, "YAML syntax", "not readable as YAML: {0}");
    public static readonly Rule Tab = new("PG4002", Error, "Tab in indentation", "a tab cannot indent YAML; use spaces");
    public static readonly Rule EmptyFile = new("PG4003", Error, "Empty budget file", "the budget file is empty; begin with 'version: 1' and 'gates:'");
    public static readonly Rule TooLarge = new("PG4004", Error, "Budget file too large", "the budget file has {0}; the limit is {1}");
    public static readonly Rule YamlFeature = new("PG4005", Error, "YAML feature not supported", "{0} not supported in a budget file; {1}");
    public static readonly Rule DuplicateKey = new("PG4006", Error, "Duplicate key", "duplicate key '{0}'; the first is at line {1}");
    public static readonly Rule UnknownKey = new("PG4007", Error, "Unknown key", "unknown key '{0}' in {1}{2}");
    public static readonly Rule WrongShape = new("PG4008", Error, "Wrong kind of value", "{0} should be {1}, not {2}");
    public static readonly Rule MissingKey = new("PG4009", Error, "Required key missing", "{0} needs '{1}': {2}");
    public static readonly Rule WrongVersion = new("PG4010", Error, "Wrong budget-file version", "{0}; write 'version: 1'");
    public static readonly Rule Requires = new("PG4011", Error, "Another PerfGates version is required", "this budget file requires PerfGates '{0}', and this is {1}; install a version in that range");
    public static readonly Rule InvalidValue = new("PG4012", Error, "Invalid value", "'{0}' is not valid for {1}: {2}");
    public static readonly Rule UnknownVariable = new("PG4013", Error, "Unknown variable", "'${{{0}}}' has no value; set the environment variable, add it under 'variables', or write '${{{0}:-default}}'{1}");
    public static readonly Rule BadInterpolation = new("PG4014", Error, "Malformed variable reference", "malformed variable reference in '{0}'; write ${{name}} or ${{name:-default}}, and $${{ for a literal");
    public static readonly Rule TwoProbes = new("PG4015", Error, "Two probes in one gate", "gate '{0}' has two probes, '{1}' and '{2}'; make two gates of it");
    public static readonly Rule NoProbe = new("PG4016", Error, "No probe in a gate", "gate '{0}' has no probe; add one of {1}{2}");
    public static readonly Rule BudgetSyntax = new("PG4017", Error, "Budget not readable", "'{0}' is not a budget: {1}; write e.g. 'total < 500kB'");
    public static readonly Rule UnknownMetric = new("PG4018", Error, "Unknown metric", "{0} has no metric '{1}' (it has {3}){2}");
    public static readonly Rule BadQuantity = new("PG4019", Error, "Quantity not readable", "'{0}' is not a quantity: {1}");
    public static readonly Rule WrongDimension = new("PG4020", Error, "Limit in the wrong unit", "'{0}' is a {1}, but the limit '{2}' is a {3}; write e.g. '{4}'");
    public static readonly Rule Contradiction = new("PG4021", Error, "Operator contradicts the metric", "'{0}': {1} '{2}' is better, so this budget fails when things improve; turn the operator round, or write {{ budget: {0}, inverted: true }}");
    public static readonly Rule Undecidable = new("PG4022", Error, "Budget that cannot fail or never be decided", "'{0}' {1}; {2}");
    public static readonly Rule UnknownGate = new("PG4023", Error, "Unknown gate in a limit", "there is no gate '{0}'{1}");
    public static readonly Rule NoBudgets = new("PG4024", Error, "Gate without budgets", "gate '{0}' has no budgets, so it could never fail; add 'budgets:' with at least one line");
    public static readonly Rule UnknownRequirement = new("PG4025", Error, "Unknown requirement", "unknown requirement '{0}' (known are {2}){1}");
    public static readonly Rule BadPattern = new("PG4026", Error, "Pattern not readable", "'{0}' is not a valid {1}: {2}");
    public static readonly Rule NotInThisVersion = new("PG4027", Error, "Not in this version of PerfGates", "{0} belongs to the budget-file format, but PerfGates {1} does not have it yet; remove it until a version that has it");
    public static readonly Rule NoGates = new("PG4028", Error, "No gates", "the budget file has no gates, so it could never fail; add at least one under 'gates:'");
    public static readonly Rule UnquotedPattern = new("PG4029", Error, "Unquoted pattern", "YAML reads '{0}' as {1}; put it in quotes: \"{0}\"");
    public static readonly Rule CircularReference = new("PG4030", Error, "A limit refers to itself", "'{0}' refers to its own gate; refer to another gate");
    public static readonly Rule NeverSelected = new("PG4031", Error, "A budget on files that are never selected", "'{0}' counts {1}, which '{2}' never selects; {3}");
    public static readonly Rule NestedUnder = new("PG4032", Error, "Key at the wrong level", "'{0}' does not belong in {1}; it belongs {2}");
    public static readonly Rule UnknownServer = new("PG4033", Error, "Unknown server", "there is no server '{0}' under 'servers:'{1}");
    public static readonly Rule NameClash = new("PG4034", Error, "A server and a gate of one name", "'{0}' is the name of a gate too, so nobody could tell their figures apart; give one of them another name");
    public static readonly Rule HowToStart = new("PG4035", Error, "A server that says not one way to start it", "server '{0}' has {1}; write 'project: <path of its csproj>' or 'run: <command line>'");
    public static readonly Rule UnusedServer = new("PG4036", Warning, "A server that no gate uses", "no gate uses server '{0}', so it is never started{1}");

    public static readonly Rule UnknownTemplateVariable = new("PG4040", Error, "Unknown {{variable}} in a request", "nothing gives '{0}' a value before this request is made (known here: {1}){2}");
    public static readonly Rule BadTemplate = new("PG4041", Error, "Text with variables not readable", "'{0}' is not a text with variables: {1}");
    public static readonly Rule SameName = new("PG4042", Error, "Two of the same name in one gate", "two {0} are called '{1}', the first at line {2}; give one of them another 'name'");
    public static readonly Rule UnknownRequest = new("PG4043", Error, "Unknown request", "this gate has no request '{0}' (it has {1}){2}");
    public static readonly Rule Exclusive = new("PG4044", Error, "Settings that exclude each other", "'{0}' and '{1}' exclude each other: {2}");
    public static readonly Rule OtherOrigin = new("PG4045", Error, "A request to another server", "'{0}' does not lead to the server of this gate, {1}; write the path alone, or make a gate of it");
    public static readonly Rule LimitAboveCard = new("PG4053", Warning, "A limit above the memory of the card", "'{0}' cannot fail on this machine: {1} has {2}; choose a smaller limit, or make the card smaller with 'constrain'");

    public static readonly Rule StatusTwice = new("PG4056", Error, "A status in two lists", "the status '{0}' stands in two lists, so nobody could tell what it means; remove one of them");
    public static readonly Rule OneRemoteRun = new("PG4057", Warning, "One run at a remote address", "'{0}' is another machine, and one run there says little: the same job may take twice as long the next time; write 'runs: 3' or more");
    public static readonly Rule NothingToConstrain = new("PG4063", Error, "A constraint with nothing to act on", "'constrain' acts on nothing in gate '{0}': its '{1}' starts no program and uses no server; remove it, or measure a program or a server");
    public static readonly Rule EmptyConstraint = new("PG4064", Error, "A constraint that asks for nothing", "'{0}' asks for nothing, so there would be no pressure; write e.g. 'constrain: {{ cpu: {{ load: 90% }} }}', or remove it");

    public static readonly Rule TooFewFloors = new("PG4050", Error, "Too little time to show a leak", "{0} behind the warm-up, with a window of {1}, gives {2} floors, and fewer than {3} never show growth; write 'for: {4}' or more, or a shorter window");
    public static readonly Rule NothingLeftToMeasure = new("PG4051", Error, "Nothing left to measure", "a warm-up of {0} leaves nothing of {1}; raise 'for', or lower 'warmup'");

    // PG41xx baseline file
    public static readonly Rule BaselineSyntax = new("PG4101", Error, "Baseline file not readable as JSON", "the baseline file is not readable as JSON: {0}; restore it from version control, or remove it and run 'perfgates baseline accept'");
    public static readonly Rule BaselineConflict = new("PG4102", Error, "Unresolved merge in the baseline file", "the baseline file holds the marks of an unresolved merge; take either side whole ('git checkout --ours'), and resolve by running 'perfgates baseline accept' again");
    public static readonly Rule BaselineVersion = new("PG4103", Error, "Wrong version of the baseline file", "the baseline file has the version {0}, and this PerfGates reads version {1}; install the version that wrote it, or remove it and run 'perfgates baseline accept'");
    public static readonly Rule BaselineShape = new("PG4104", Error, "Baseline file of the wrong shape", "baseline file: {0} should be {1}, not {2}; restore it from version control, or remove it and run 'perfgates baseline accept'");
    public static readonly Rule BaselineValue = new("PG4105", Error, "Value in the baseline file not usable", "baseline file: '{0}' is no {1}: {2}; restore it from version control, or remove it and run 'perfgates baseline accept'");
    public static readonly Rule BaselineTwice = new("PG4106", Error, "Stored twice in the baseline file", "baseline file: {0} stands there twice, first at line {1}; restore it from version control, or remove one of the two");
    public static readonly Rule BaselineUnreadable = new("PG4107", Error, "Baseline file cannot be read", "the baseline file '{0}' cannot be read: {1}; correct its permissions");
    public static readonly Rule NothingToAccept = new("PG4108", Error, "Nothing to accept", "no budget of {0} refers to 'baseline', so there is nothing to accept; write e.g. 'mean <= baseline'");

    // PG43xx import
    public static readonly Rule LeftOut = new("PG4301", Warning, "Left out of an import", "{0} is not taken over: {1}");
    public static readonly Rule ImportNotReadable = new("PG4302", Error, "File to import not readable", "'{0}' cannot be read as {1}: {2}");
    public static readonly Rule ImportFormat = new("PG4303", Error, "Format to import not recognised", "'{0}' {1}; what can be imported is .http files, HAR (.har), Artillery (.yml, .json), k6 options (.json), and budgets of size-limit, bundlesize, Angular and Lighthouse");
    public static readonly Rule FillIn = new("PG4304", Warning, "An import needs to be filled in", "{0}; {1}");
    public static readonly Rule ImportSecret = new("PG4305", Warning, "A secret was taken out of an import", "the value of {0} may be a secret, so it is not printed; set the environment variable {1} to it");
    public static readonly Rule NothingToImport = new("PG4306", Error, "Nothing to import", "'{0}' has no request{1}");
    public static readonly Rule ImportMissing = new("PG4307", Error, "File to import cannot be opened", "'{0}' cannot be opened: {1}");
    public static readonly Rule TakesABrowser = new("PG4308", Warning, "A budget that takes a browser", "{0} is not taken over: a browser measures it, and the probe 'browser' is not in this version; keep it where it is");
    public static readonly Rule NoBudgetOnFiles = new("PG4309", Error, "No budget on files to import", "'{0}' has no budget on files that a gate could have; the warnings say what it has instead");

    // PG44xx recordings
    public static readonly Rule RecordingSyntax = new("PG4401", Error, "Recording not readable as JSON", "the recording is not readable as JSON: {0}; record again");
    public static readonly Rule NoRecording = new("PG4402", Error, "Not a recording", "'{0}' is no recording: {1}; 'perfgates record --to' writes one");
    public static readonly Rule RecordingVersion = new("PG4403", Error, "Wrong version of a recording", "the recording has the version {0}, and this PerfGates reads version {1}; replay it with the version that wrote it, or record again");
    public static readonly Rule RecordingShape = new("PG4404", Error, "Recording of the wrong shape", "in the recording, {0} is not what belongs there{1}; record again");
    public static readonly Rule RecordingUnreadable = new("PG4405", Error, "Recording cannot be read", "the recording '{0}' cannot be read: {1}");

    // PG45xx reports
    public static readonly Rule NoReport = new("PG4501", Error, "Not a report", "'{0}' is no report: {1}; 'perfgates run' writes one as obj/perfgates/perfgates.json");
    public static readonly Rule ReportUnreadable = new("PG4510", Error, "Report cannot be read", "the report '{0}' cannot be read: {1}; 'perfgates run' writes one as obj/perfgates/perfgates.json");

    public static readonly Rule AlreadyThere = new("PG4530", Error, "There is a budget file already", "'{0}' is there already, and 'perfgates init' overwrites nothing; add gates to it, or write it anew with --force");
    public static readonly Rule FoundNotMeasured = new("PG4531", Warning, "Found, but not measured", "{0} could not be measured, so it has no gate: {1}");
    public static readonly Rule NothingFound = new("PG4532", Warning, "Nothing to measure was found", "no front end, no benchmarks, no web project and no program was found in '{0}', so the budget file holds an example; put a gate of yours in its place");
    public static readonly Rule ProfilesUnreadable = new("PG4520", Warning, "Accepted profiles cannot be read", "the accepted profiles in '{0}' cannot be read, so nothing is compared with them: {1}; remove the file, or run 'perfgates baseline accept --why' again");

    public static readonly Rule UnknownProfile = new("PG4533", Error, "Unknown profile of a run", "there is no profile '{0}'; write quick, standard or full (PerfGatesProfile, --profile)");

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<Rule> All { get; } =
        [.. typeof(Rules).GetFields().Where(f => f.FieldType == typeof(Rule)).Select(f => (Rule)f.GetValue(null)!).OrderBy(r => r.Code, StringComparer.Ordinal)];
}
