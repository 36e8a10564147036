using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Finds the outputs that are an input, which ML.NET's models have for each column.</summary>
internal static class PassThroughTracer
{
    /// <summary>Each such output with its input.</summary>
    public static IEnumerable<PassThrough> Trace(GraphFlow flow, IEnumerable<ValueInfo> inputs, IEnumerable<ValueInfo> outputs)
    {
        var names = new HashSet<string>(inputs.Select(input => input.Name), StringComparer.Ordinal);
        var sources = new Backtrace<string>(
            name => names.Contains(name) ? name : null,
            name => flow.FindPassing(name) is { OperatorType: "Identity" } node ? node : null,
            static (input, _) => input);
        foreach (ValueInfo output in outputs)
        {
            if (sources.Find(output.Name) is { } input)
                yield return new PassThrough(output.Name, input);
        }
    }
}
