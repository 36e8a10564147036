using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Finds the inputs that nothing is computed of: nobody reads them, or only nodes that hand them on to an output, as ML.NET writes for each column.</summary>
internal sealed class UnusedInputTracer(GraphFlow flow, GraphScope scope, IEnumerable<ValueInfo> outputs)
{
    private readonly ILookup<string, string> _handedOn = flow.Identities.ToLookup(node => node.Inputs[0], node => node.Outputs[0], StringComparer.Ordinal);
    private readonly ILookup<string, ValueInfo> _outputs = outputs.ToLookup(output => output.Name, StringComparer.Ordinal);

    public IEnumerable<string> Trace(IEnumerable<ValueInfo> inputs) => inputs.Select(input => input.Name).Where(IsUnused);

    // Every value has one maker, so that no value is looked at twice.
    private bool IsUnused(string input)
    {
        var open = new Stack<string>([input]);
        while (open.Count > 0)
        {
            string name = open.Pop();
            string[] copies = [.. _handedOn[name]];
            if (scope.CountUses(name) != copies.Length + _outputs[name].Count())
                return false;
            foreach (string copy in copies)
                open.Push(copy);
        }

        return true;
    }
}
