using System;
using System.Buffers;
using System.Buffers.Text;
using System.Linq;
using System.Text;

namespace OrgAdmin.Benchmarks;

/// <summary>
/// Any number of organizations in a provider's JSON, all different, at the cost of copying bytes: a template in
/// which only the digits of the organization's number are written anew.
/// </summary>
internal sealed class SampleOrganizations
{
    private const string Placeholder = "0000000#";

    private readonly byte[] _template;
    private readonly int[] _places;

    private SampleOrganizations(string template)
    {
        _template = Encoding.UTF8.GetBytes(template);
        byte[] placeholder = Encoding.UTF8.GetBytes(Placeholder);
        _places =
        [
            .. Enumerable
                .Range(0, _template.Length - placeholder.Length + 1)
                .Where(at => _template.AsSpan(at, placeholder.Length).SequenceEqual(placeholder)),
        ];
    }

    // Some 1.4 kilobytes, with every field that a list of data.gouv.fr carries and two members.
    public static SampleOrganizations UData { get; } =
        new(
            """
            {"id":"5f0e3fa4a3a729ab0000000#","name":"Commune 0000000#","acronym":null,"url":"https://commune-0000000#.example.org/","slug":"commune-0000000#","description":"Les données ouvertes de la commune : budgets, équipements, délibérations et **adresses**.","business_number_id":"13002526500013","created_at":"2019-07-03T09:12:44.101000+00:00","last_modified":"2026-02-11T17:40:03.552000+00:00","deleted":null,"metrics":{"dataservices":0,"dataservices_by_months":{},"datasets":14,"datasets_by_months":{"2025-12":2,"2026-01":1},"datasets_followers_by_months":{"2026-01":3},"datasets_reuses_by_months":{},"followers":5,"members":2,"reuses":1,"reuses_by_months":{},"reuses_followers_by_months":{},"views":1204},"uri":"https://udata.example.org/api/1/organizations/commune-0000000#/","page":"https://udata.example.org/organizations/commune-0000000#/","logo":"https://static.example.org/avatars/0000000#.png","logo_thumbnail":"https://static.example.org/avatars/0000000#-100.png","members":[{"user":{"id":"5f0e3fa4a3a729cd0000000#","class":"User","first_name":"Anne","last_name":"Example","slug":"anne-example","page":"https://udata.example.org/users/anne-example/","uri":"https://udata.example.org/api/1/users/anne-example/","avatar":null,"avatar_thumbnail":null,"email":"***@example.org","last_login_at":null},"role":"admin","label":"Administrateur","since":"2019-07-03T09:12:44.099000+00:00"}],"badges":[{"kind":"public-service"},{"kind":"certified"}],"permissions":{"edit":false,"delete":false,"members":false,"harvest":false,"private":false},"extras":{}}
            """
        );

    public static SampleOrganizations Gandi { get; } =
        new(
            """
            {"id":"80548b45-e18d-4cab-adef-e10a0000000#","name":"customer-0000000#","type":"company","orgname":"Customer 0000000# Ltd","firstname":"Alice","lastname":"Doe","email":"alice@customer-0000000#.example","reseller":false,"corporate":true,"siren":"130025265","vat_number":"FR13002526500"}
            """
        );

    public static SampleOrganizations EquinixMetal { get; } =
        new(
            """
            {"id":"d3a54b6e-2c1f-4c5e-8f3a-1a2b0000000#","name":"Customer 0000000#","description":"Machines of customer 0000000#","website":"https://customer-0000000#.example","twitter":"customer","created_at":"2019-07-03T09:12:44Z","updated_at":"2024-02-11T17:40:03Z","tax_id":null,"main_phone":"+33123456789","customdata":{},"credit_amount":0.0,"logo":null,"logo_thumb":null,"projects":[{"href":"/metal/v1/projects/3a1c2b5e-0b8e-4d2a-9d0e-5c6d0000000#"}],"members":[{"href":"/metal/v1/members/3a1c2b5e-0b8e-4d2a-9d0e-5c6d0000000#"}],"href":"/metal/v1/organizations/d3a54b6e-2c1f-4c5e-8f3a-1a2b0000000#"}
            """
        );

    public static SampleOrganizations Munch { get; } =
        new(
            """
            {"url":"https://munch.example.org/v1/organizations/0000000#/","name":"Customer 0000000#","contact_email":"contact@customer-0000000#.example","settings":{"nickname":"Customer","notify_message_status":true,"notify_optouts":false,"external_optout_message":""},"parent":"https://munch.example.org/v1/organizations/1/","can_attach_files":true,"can_external_optout":false}
            """
        );

    /// <summary>Writes organizations, separated by commas.</summary>
    public void Write(IBufferWriter<byte> writer, int from, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Span<byte> span = writer.GetSpan(_template.Length + 1);
            _template.CopyTo(span);
            foreach (int place in _places)
                Utf8Formatter.TryFormat(from + i + 1, span[place..], out _, new StandardFormat('D', (byte)Placeholder.Length));
            span[_template.Length] = (byte)',';
            writer.Advance(_template.Length + (i < count - 1 ? 1 : 0));
        }
    }
}
