using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Follows what each encoder looks up back to the input that it came from. What is not certain is not said.</summary>
internal sealed class CategoryTracer
{
    private readonly GraphFlow _flow;
    private readonly Dictionary<string, TensorElementType> _inputs;

    private readonly Backtrace<CategorySource> _sources;

    public CategoryTracer(GraphFlow flow, IEnumerable<ValueInfo> inputs)
    {
        _flow = flow;
        _inputs = inputs.ToDictionary(input => input.Name, input => input.Type is TensorValueType tensor ? tensor.ElementType : TensorElementType.Undefined, StringComparer.Ordinal);
        _sources = new(
            name => _inputs.TryGetValue(name, out TensorElementType type) ? new CategorySource(name, type) : null,
            flow.FindPassing,
            static (source, node) => source.Through(node));
    }

    /// <summary>The categories of those inputs that have some, in the order of the encoders.</summary>
    public IEnumerable<Categories> Trace() =>
        _flow.Encoders.Select(ReadCategories).OfType<Categories>().GroupBy(found => found.Input, StringComparer.Ordinal).Select(Agree).OfType<Categories>();

    // Two encoders of one input may each know other values; then neither list is the input's.
    private static Categories? Agree(IEnumerable<Categories> found)
    {
        Categories[] all = [.. found];
        var values = new HashSet<string>(all[0].Values, StringComparer.Ordinal);
        return all.All(other => other.AreStrings == all[0].AreStrings && values.SetEquals(other.Values))
            ? all[0] with { IsClosed = all.Any(one => one.IsClosed) }
            : null;
    }

    private Categories? ReadCategories(NodeFacts encoder)
    {
        if (_sources.Find(encoder.Inputs[0]) is not { } source)
            return null;
        List<string>? values = source.Type == TensorElementType.String
            ? encoder.FindList("cats_strings", "keys_strings", "classes_strings")
            : encoder.FindList("cats_int64s", "keys_int64s");
        TensorElementType type = _inputs[source.Input];
        bool areStrings = type == TensorElementType.String;
        if (values is null)
            return null;
        string[] possible = [.. values.Where(value => areStrings || IntegerRange.Holds(type, value)).Distinct(StringComparer.Ordinal)];

        // The other two have a value for what they do not know, and so has OneHotEncoder unless it is told not to.
        bool isClosed = encoder.OperatorType == "OneHotEncoder" && encoder.FindNumber(NodeAttributes.Zeros) == 0;
        return possible.Length == 0 ? null : new Categories(source.Input, areStrings, isClosed, new EquatableArray<string>(possible));
    }
}
