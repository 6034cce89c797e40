using Detector;

switch (args)
{
    case ["bench", var frames]:
        Bench.Run(int.Parse(frames), Console.Out);
        break;
    case ["watch", var seconds]:
        await Watch.Run(TimeSpan.FromSeconds(double.Parse(seconds)), Environment.GetEnvironmentVariable("FAULT"), Console.Out);
        break;
    default:
        Console.Error.WriteLine("Detector bench <frames> | Detector watch <seconds>");
        Environment.Exit(2);
        break;
}
