using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Binds the members of the input type to the graph's inputs, or those of the output type to its outputs.</summary>
internal sealed class SideBinder
{
    private readonly ContractType _type;
    private readonly bool _isInput;
    private readonly ModelSignature _signature;
    private readonly EquatableArray<ValueInfo> _values;
    private readonly BatchRule _batch;
    private readonly IssueWriter _issues;
    private readonly TypeFit _fit;

    /// <summary>Who binds a tensor, by its name: a member, or the type as a feature vector.</summary>
    private readonly Dictionary<string, string> _owners = [];

    private readonly List<TensorBinding> _bindings = [];

    /// <summary>Names that found no tensor: each of them was meant for one.</summary>
    private readonly List<string> _unresolved = [];

    /// <summary>Inputs that the contract class binds itself.</summary>
    private readonly HashSet<string> _boundElsewhere;

    public SideBinder(ContractType type, bool isInput, ModelSignature signature, string model, BatchRule batch, HashSet<string> boundElsewhere, List<ContractIssue> issues)
    {
        _type = type;
        _isInput = isInput;
        _signature = signature;
        _values = isInput ? signature.Inputs : signature.Outputs;
        _batch = batch;
        _boundElsewhere = boundElsewhere;
        _issues = new IssueWriter(type, isInput ? "input" : "output", model, issues);
        _fit = new TypeFit(_issues, isInput, batch);
    }

    /// <summary>Who binds a tensor, by its name: a member, or the type as a feature vector.</summary>
    public Dictionary<string, string> Owners => _owners;

    /// <summary>The bindings, in the graph's order.</summary>
    public EquatableArray<TensorBinding> Bind()
    {
        BindFeatureVector();
        for (int index = 0; index < _type.Members.Count; index++)
        {
            if (_type.FeatureVector is null || !FeatureVectorBinder.IsColumn(_type.Members[index]))
                BindMember(index);
        }

        _issues.SuggestTensors(Free());
        if (_isInput)
            ReportUnbound();
        return new EquatableArray<TensorBinding>(_values
            .Select(value => _bindings.Find(binding => binding.Name == value.Name)!)
            .Where(binding => binding is not null));
    }

    private List<string> Free() => [.. _values.Select(value => value.Name).Where(name => !_owners.ContainsKey(name))];

    private void BindFeatureVector()
    {
        if (_type.FeatureVector is not { } name)
            return;
        if (_values.FirstOrDefault(candidate => candidate.Name == name) is not { } info)
        {
            _issues.UnknownTensor(_issues.VectorArgument, name, _values);
            _unresolved.Add(name);
            return;
        }

        _owners.Add(name, _type.Name);
        BoundValue value = BoundValue.Of(info, _isInput, _batch);
        if (new FeatureVectorBinder(_type, value, NamesOf(name), _isInput, _issues).Bind() is { } columns)
            Add(value, columns, isFeatureVector: true);
    }

    // The columns of a nested type; the member may name another tensor than the type does.
    private void BindNested(int index, ContractMember member, ContractType nested)
    {
        string name = member.Tensor ?? nested.FeatureVector!;
        var issues = _issues.Within(nested);
        IssuePlace place = member.Tensor is null ? issues.VectorArgument : _issues.TensorOf(member);
        if (_values.FirstOrDefault(candidate => candidate.Name == name) is not { } info)
        {
            issues.UnknownTensor(place, name, _values);
            issues.SuggestTensors(Free());
            _unresolved.Add(name);
            return;
        }

        if (_owners.TryGetValue(name, out string? first))
        {
            _issues.BoundTwice(_issues.TensorOf(member), first, member.Name, (_isInput ? "input '" : "output '") + name + "'");
            return;
        }

        _owners.Add(name, member.Name);
        BoundValue value = BoundValue.Of(info, _isInput, _batch);
        if (member.MissingIssue is { } missing && !(_isInput && value.HasDefault))
            _issues.Add(missing);
        else if (new FeatureVectorBinder(nested, value, NamesOf(name), _isInput, issues).Bind() is { } columns)
            Add(value, columns, isFeatureVector: true, index);
    }

    private void BindMember(int index)
    {
        ContractMember member = _type.Members[index];
        if (member.Type.Nested is { } nested)
        {
            BindNested(index, member, nested);
            return;
        }

        bool isSilent = member.Type.Form == MemberForm.Unsupported;
        if (Find(member, isSilent) is not { } info)
        {
            _unresolved.Add(member.Tensor ?? member.Name);
            return;
        }

        if (isSilent)
            _issues.Suggest(member, BoundValue.Of(info, _isInput, _batch).RightType());
        if (_owners.TryGetValue(info.Name, out string? first))
        {
            if (!isSilent)
                _issues.BoundTwice(_issues.TensorOf(member), first, member.Name, (_isInput ? "input '" : "output '") + info.Name + "'");
            return;
        }

        _owners.Add(info.Name, member.Name);
        if (isSilent)
            return;
        BoundValue value = BoundValue.Of(info, _isInput, _batch);
        if (_fit.Check(member, value) && LabelsFit(member, value))
            Add(value, new EquatableArray<int>([index]), isFeatureVector: false);
    }

    private ValueInfo? Find(ContractMember member, bool isSilent)
    {
        List<ValueInfo> found = member.Tensor is { } name
            ? [.. _values.Where(value => value.Name == name).Take(1)]
            : [.. _values.Where(value => LooseNames.OfTensor(value.Name) == LooseNames.OfTensor(member.Name))];
        if (found.Count == 1)
            return found[0];
        if (isSilent)
            return null;
        if (found.Count == 0)
            _issues.UnknownTensor(_issues.TensorOf(member), member.Tensor ?? member.Name, _values);
        else
            _issues.AmbiguousTensor(member, found.Select(value => value.Name));
        return null;
    }

    private bool LabelsFit(ContractMember member, BoundValue value)
    {
        if (member.Type.Enum is not { } type || _isInput || LabelsOf(value) is not { } labels)
            return true;
        IReadOnlyList<string> missing = LabelCheck.Missing(labels, type);
        if (missing.Count == 0)
            return true;
        _issues.MissingLabels(member, value, missing, labels.AreStrings);
        return false;
    }

    private void Add(BoundValue value, EquatableArray<int> members, bool isFeatureVector, int nestedIn = -1)
    {
        EquatableArray<Dimension>? shape = _isInput && value is { Form: ValueForm.Tensor, Shape: { } known } ? SymbolNames.Fill(value.Name, known, value.BatchAxis) : value.Shape;
        ContractMember? member = nestedIn >= 0 ? _type.Members[nestedIn] : isFeatureVector ? null : _type.Members[members[0]];
        _bindings.Add(new TensorBinding(
            value.Name, value.ElementType, value.MapKeyType, shape, value.BatchAxis, members, isFeatureVector, (_isInput ? null : LabelsOf(value)?.Labels) ?? default)
        {
            Form = value.Form == ValueForm.RowMaps && member?.Type.Form == MemberForm.List ? ValueForm.MapSequence : value.Form,
            IsOptional = value.IsOptional,
            NestedIn = nestedIn,
            CanBeLeftOut = _isInput && (value.HasDefault || value.IsOptional) && member is { Type.IsNullable: true, MissingAs: null },
        });
    }

    private ClassLabels? LabelsOf(BoundValue value) => _signature.ClassLabels.FirstOrDefault(labels => labels.Output == value.Name);

    private EquatableArray<string>? NamesOf(string tensor) =>
        (_signature.FeatureNames.FirstOrDefault(names => names.Input == tensor)
            ?? (_isInput ? _signature.FeatureNames.FirstOrDefault(names => names.Input.Length == 0) : null))?.Names;

    private void ReportUnbound()
    {
        List<ValueInfo> unbound = [.. _values.Where(value => !value.IsOptional && value.Type is not OptionalValueType && !_owners.ContainsKey(value.Name) && !_boundElsewhere.Contains(value.Name))];

        // Correcting a name that found nothing binds the tensor it was meant for: the one most like it.
        foreach (string name in _unresolved.Concat(_boundElsewhere.Where(name => !_values.Any(value => value.Name == name))))
        {
            string? meant = Names.ClosestFirst(name, unbound.Select(value => value.Name)).FirstOrDefault();
            unbound.RemoveAll(value => value.Name == meant);
        }

        if (unbound.Count == 0)
            return;
        var suggestions = new MemberSuggestions(_type, _values);
        foreach (ValueInfo value in unbound)
            _issues.NotBound(BoundValue.Of(value, isInput: true, _batch), suggestions);
    }
}
