using System;
using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>Follows values of the graph back, node by node, to where something is known of them. Each value is looked at once, however many ask, and a ring of nodes ends.</summary>
/// <param name="origin">What is known of a value by itself; null when it comes from elsewhere.</param>
/// <param name="maker">The node that hands the value on from its first input; null when none does.</param>
/// <param name="through">What is known behind a node of what is known before it; null when nothing is.</param>
/// <typeparam name="T">What is known.</typeparam>
internal sealed class Backtrace<T>(Func<string, T?> origin, Func<string, NodeFacts?> maker, Func<T, NodeFacts, T?> through)
    where T : class
{
    private readonly Dictionary<string, T?> _known = new(StringComparer.Ordinal);

    /// <summary>What is known of a value; null when nothing is.</summary>
    public T? Find(string value)
    {
        var chain = new Stack<(string Name, NodeFacts Maker)>();
        T? found;
        while (!_known.TryGetValue(value, out found))
        {
            found = origin(value);
            _known[value] = found;
            if (found is not null || maker(value) is not { Inputs.Count: > 0 } node)
                break;
            chain.Push((value, node));
            value = node.Inputs[0];
        }

        while (chain.Count > 0)
        {
            (string name, NodeFacts node) = chain.Pop();
            found = found is null ? null : through(found, node);
            _known[name] = found;
        }

        return found;
    }
}
