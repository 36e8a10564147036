using ModelPack.Replay.Running;

namespace ModelPack.Replay;

/// <summary>The process that a pack starts: a request file in, a report file out.</summary>
internal static class ReplayCommand
{
    /// <summary>Runs <c>REQUEST REPORT</c>. Nothing of the outcome is in the exit code: a report that is there says all.</summary>
    /// <returns>0 when the report was written, 2 for wrong arguments.</returns>
    public static int Run(string[] args)
    {
        if (args.Length != 2)
        {
            Console.Error.WriteLine("Usage: ModelPack.Replay REQUEST.json REPORT.json (started by `dotnet pack` and by `modelpack verify`)");
            return 2;
        }

        ParentWatch.Start();
        ReplayRequest request = ReplayJson.Read<ReplayRequest>(File.ReadAllText(args[0]));
        ReplayReport report = AssemblyReplay.Run(request, static line => Console.Out.WriteLine($"{ReplayProgress.Prefix}{line}"));
        WholeFile.Write(args[1], ReplayJson.Write(report));
        return 0;
    }
}
