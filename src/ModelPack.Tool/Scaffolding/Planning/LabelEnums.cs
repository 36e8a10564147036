using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Makes an enum of each list of class labels that are text. Numbers stay numbers: a name for 0 or 1 is not in the model.</summary>
internal sealed class LabelEnums
{
    // More members than this are a vocabulary, not classes that code tells apart.
    private const int MostMembers = 100;

    private readonly List<(EquatableArray<string> Labels, EnumPlan Type)> _types = [];
    private readonly ModelSignature _signature;

    /// <param name="signature">The model's signature.</param>
    /// <param name="outputs">The outputs that the contract binds.</param>
    /// <param name="name">What names of types begin with.</param>
    /// <param name="types">The names of types; those of the enums are added.</param>
    public LabelEnums(ModelSignature signature, IEnumerable<ValueInfo> outputs, string name, TypeNames types)
    {
        _signature = signature;
        // A tensor of labels names what they are; the map beside it says only that it holds probabilities.
        foreach (ValueInfo output in outputs.OrderBy(static output => output.Type is not TensorValueType))
        {
            if (SignatureFacts.LabelsOf(signature, output.Name) is not { } labels || !AreClasses(labels) || _types.Exists(type => type.Labels == labels.Labels))
                continue;
            string suffix = output.Type is TensorValueType ? PascalCase.Of(output.Name, "Class") : "Class";
            _types.Add((labels.Labels, new EnumPlan(types.Add(name + suffix), NameMembers(labels.Labels))));
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<EnumPlan> All => [.. _types.Select(static type => type.Type)];

    /// <summary>The enum of an output's labels; null when they are none.</summary>
    public EnumPlan? Of(string output) => SignatureFacts.LabelsOf(_signature, output) is { AreStrings: true } labels
        ? _types.Find(type => type.Labels == labels.Labels).Type
        : null;

    private static bool AreClasses(ClassLabels labels) =>
        labels is { AreStrings: true, Labels.Count: > 1 and <= MostMembers } && labels.Labels.All(static label => label.Length > 0);

    // A member without a label stands for its name, whatever the case: right when no other label is the same but for case.
    private static List<LabelPlan> NameMembers(EquatableArray<string> labels)
    {
        IReadOnlyList<string> names = MemberNames.OfLabels([.. labels], "");
        var members = new List<LabelPlan>();
        for (int i = 0; i < labels.Count; i++)
        {
            (string name, string label) = (names[i], labels[i]);
            bool saysIt = MemberNames.HasLabel(name, label) && labels.Count(other => string.Equals(other, label, StringComparison.OrdinalIgnoreCase)) == 1;
            members.Add(new LabelPlan(name, label, saysIt));
        }

        return members;
    }
}
