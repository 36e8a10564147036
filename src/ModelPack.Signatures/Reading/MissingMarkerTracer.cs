using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Follows what each <c>Imputer</c> replaces back to the inputs that it came from.</summary>
internal sealed class MissingMarkerTracer
{
    // The values of ai.onnx.ml's operator where a model does not set them.
    private const float DefaultSingle = 0;
    private const long DefaultInteger = 0;

    // Real graphs need as many steps as they have such nodes; a file made to need their square gets no answer.
    private const int MostSteps = 1_000_000;

    private readonly GraphFlow _flow;
    private readonly Dictionary<string, TensorElementType> _inputs;
    private int _steps;

    public MissingMarkerTracer(GraphFlow flow, IEnumerable<ValueInfo> inputs)
    {
        _flow = flow;
        _inputs = inputs
            .Where(input => input.Type is TensorValueType)
            .ToDictionary(input => input.Name, input => ((TensorValueType)input.Type).ElementType, StringComparer.Ordinal);
    }

    /// <summary>The markers of those inputs that have one, in the order of the imputers. Of several, none is the input's.</summary>
    public IEnumerable<MissingMarker> Trace() => _flow.Imputers
        .SelectMany(MarkersOf)
        .GroupBy(marker => marker.Input, StringComparer.Ordinal)
        .Where(markers => markers.Select(marker => marker.Value).Distinct(StringComparer.Ordinal).Count() == 1)
        .Select(markers => markers.First());

    private IEnumerable<MissingMarker> MarkersOf(NodeFacts imputer) => SourcesOf(imputer.Inputs[0])
        .Select(input => (Name: input, Value: MarkerOf(imputer, _inputs[input])))
        .Where(found => found.Value is not null)
        .Select(found => new MissingMarker(found.Name, found.Value!));

    private static string? MarkerOf(NodeFacts imputer, TensorElementType type) => type switch
    {
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Float32 or TensorElementType.Float64 =>
            (imputer.FindSingle(NodeAttributes.ReplacedSingle) ?? DefaultSingle).ToString("R", CultureInfo.InvariantCulture),
        TensorElementType.Int64 => (imputer.FindNumber(NodeAttributes.ReplacedInteger) ?? DefaultInteger).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private List<string> SourcesOf(string value)
    {
        var sources = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([value]);
        while (open.Count > 0)
        {
            if (++_steps > MostSteps)
                return [];
            string name = open.Pop();
            if (!seen.Add(name))
                continue;
            if (_inputs.ContainsKey(name))
                sources.Add(name);
            else
                Follow(name, open);
        }

        // The stack hands them out backwards.
        sources.Reverse();
        return sources;
    }

    private void Follow(string name, Stack<string> open)
    {
        IEnumerable<string> made = _flow.FindMerger(name)?.Inputs
            ?? (_flow.FindMaker(name) is { Inputs.Count: > 0 } node && GraphFlow.IsPassing(node) ? node.Inputs.Take(1) : []);
        foreach (string input in made)
        {
            _steps++;
            open.Push(input);
        }
    }
}
