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
        foreach (ValueInfo output in outputs)
        {
            string name = FollowIdentities(flow, output.Name);
            if (names.Contains(name))
                yield return new PassThrough(output.Name, name);
        }
    }

    private static string FollowIdentities(GraphFlow flow, string name)
    {
        for (int step = 0; step <= flow.LongestChain && flow.FindMaker(name) is { OperatorType: "Identity", Inputs.Count: > 0 } node; step++)
            name = node.Inputs[0];
        return name;
    }
}
