namespace OrgAdmin;

/// <summary>The services whose organizations can be administered.</summary>
public enum OrgProvider
{
    /// <summary>Gandi v5: organizations and the customers of resellers (api.gandi.net/docs/organization).</summary>
    Gandi,

    /// <summary>Equinix Metal: ended on 30 June 2026; archives, emulation and compatible endpoints.</summary>
    EquinixMetal,

    /// <summary>Munch, also known as CrunchMail: a tree of organizations with invitations and opt-outs.</summary>
    Munch,

    /// <summary>uData, the software of data.gouv.fr: the whole organization API.</summary>
    UData,
}
