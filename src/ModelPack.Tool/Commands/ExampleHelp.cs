using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ModelPack.Tool.Commands;

/// <summary>Help with examples: what <c>--help</c> prints for each verb, and after it command lines that people copy.</summary>
internal sealed class ExampleHelp(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> s_examples = new(StringComparer.Ordinal)
    {
        ["inspect"] = ["modelpack inspect iris.onnx", "modelpack inspect iris.onnx --json", "modelpack inspect bin/Release/Acme.Models.Iris.1.2.0.nupkg"],
        ["new"] = ["modelpack new iris.onnx", "modelpack new iris.onnx --package Acme.Models.Iris", "modelpack new exports/model.onnx --name Iris --output src/Iris --package Acme.Models.Iris --namespace Acme.Models"],
        ["verify"] = ["modelpack verify Acme.Models.Iris.1.2.0.nupkg", "modelpack verify Acme.Models.Iris.1.2.0.nupkg --no-examples --json", "modelpack verify --app bin/Release/net10.0/publish", "modelpack verify --app /srv/app --provider cuda:0"],
        ["diff"] = ["modelpack diff Acme.Models.Iris.1.1.0.nupkg Acme.Models.Iris.1.2.0.nupkg", "modelpack diff old.nupkg new.nupkg --json"],
        ["serve"] = ["modelpack serve Acme.Models.Iris.1.2.0.nupkg", "modelpack serve iris.nupkg penguins.nupkg --urls http://0.0.0.0:8080", "modelpack serve iris.nupkg --set iris:MaxBatchRows=64 --json"],
        ["explain"] = ["modelpack explain MPK1008", "modelpack explain"],
    };

    /// <summary>The option <c>--help</c> of a command and all of its verbs.</summary>
    public static HelpOption CreateOption()
    {
        var option = new HelpOption();
        option.Action = new ExampleHelp((HelpAction)option.Action!);
        return option;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        string verb = parseResult.CommandResult.Command.Name;
        IEnumerable<string> examples = s_examples.TryGetValue(verb, out string[]? own) ? own : s_examples.Values.Select(static lines => lines[0]);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        output.WriteLine("Exit codes: 0 done; 1 checked and found wanting; 2 wrong usage or bad input.");
        return ExitCodes.Done;
    }
}
